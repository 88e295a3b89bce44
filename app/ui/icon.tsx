/** The symbols of `public/icons.svg`. */
export const iconNames = [
  "alert",
  "assistant",
  "back",
  "book",
  "check",
  "checks",
  "clock",
  "close",
  "copy",
  "done",
  "down",
  "down-small",
  "info",
  "key",
  "leave",
  "lines",
  "lock",
  "mail",
  "menu",
  "moon",
  "more",
  "next",
  "no",
  "nobody",
  "off",
  "page",
  "people",
  "person",
  "plus",
  "read",
  "retry",
  "saved",
  "search",
  "send",
  "side",
  "sliders",
  "sort",
  "stop",
  "tag",
  "tray",
  "up-small",
  "warning",
  "yes",
] as const;

export type IconName = (typeof iconNames)[number];

type IconProps = {
  name: IconName;
  large?: boolean;
  /** It points along the line of text, so it turns round where text runs from right to left. */
  directed?: boolean;
};

/** A picture beside words that say the same; it is never the only bearer of a meaning. Without styles it stays small. */
export function Icon({ name, large, directed }: IconProps) {
  const variants = `${large ? " icon--large" : ""}${directed ? " icon--directed" : ""}`;
  return (
    <svg className={`icon${variants}`} width="16" height="16" aria-hidden="true">
      <use href={`/icons.svg#i-${name}`} />
    </svg>
  );
}
