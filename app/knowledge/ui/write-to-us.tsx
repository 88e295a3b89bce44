import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import type { HelpFrameProps } from "./help-frame";

/** The way on when an article did not help. */
export function WriteToUs({ home }: Pick<HelpFrameProps, "home">) {
  const t = useWords();
  const toInbox = home === "/inbox";
  return (
    <a className="onward" href={home}>
      <span className="onward__text">
        <strong>{t(toInbox ? "help.onward-inbox" : "help.onward")}</strong>{" "}
        <span>{t(toInbox ? "help.onward-inbox-text" : "help.onward-text")}</span>
      </span>
      <Icon name="next" directed />
    </a>
  );
}
