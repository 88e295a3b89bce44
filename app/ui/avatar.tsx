import { Icon } from "./icon";
import { tints, type Tint } from "./tint";

type AvatarProps = {
  name: string;
  /** What the tint is chosen by, so that it stays when the name changes; the name itself if left out. */
  seed?: string;
  size?: "small" | "large";
};

/** A person's initial on one of five quiet tints, beside their name: decoration, no text. The tint means nothing. */
export function Avatar({ name, seed = name, size }: AvatarProps) {
  return (
    <span
      className={size ? `avatar avatar--${size}` : "avatar"}
      data-tint={tintOf(seed)}
      data-initial={initialOf(name)}
      aria-hidden="true"
    />
  );
}

/** The assistant's mark: square, where people are round. */
export function AssistantMark() {
  return (
    <span className="avatar avatar--assistant" aria-hidden="true">
      <Icon name="lines" />
    </span>
  );
}

function initialOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? "";
}

function tintOf(seed: string): Tint | undefined {
  const sum = [...seed].reduce(
    (hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521,
    7,
  );
  return tints[sum % tints.length];
}
