import { useWords } from "~/i18n/words";
import { ClockTime } from "~/ui/clock-time";
import { momentOf } from "~/ui/dates";

type PlaceLinkProps = { at: string; timeZone: string; href: string };

/** When a message was written, as the link to its place in the thread. Where it is on the page, nothing is loaded. */
export function PlaceLink({ at, timeZone, href }: PlaceLinkProps) {
  const t = useWords();
  const { hour, minute } = momentOf(at, timeZone);
  return (
    <a
      className="place"
      href={href}
      aria-label={t("messages.place", { hour, minute })}
      onClick={(event) => {
        const hash = href.slice(href.indexOf("#"));
        if (!document.getElementById(hash.slice(1))) return;
        event.preventDefault();
        window.location.hash = hash;
      }}
    >
      <ClockTime at={at} timeZone={timeZone} />
    </a>
  );
}
