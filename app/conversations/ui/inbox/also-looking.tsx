import type { Looking } from "~/conversations/conversation";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";

/** Who else looks; the place is always there: a live region must be before its words. */
export function AlsoLooking({ people }: { people: readonly Looking[] }) {
  const t = useWords();
  const names = people.map(({ name }) => name).join(", ");
  return (
    <p className="case__also" role="status" title={names || undefined}>
      {people.slice(0, 3).map(({ memberId, name }) => (
        <Avatar key={memberId} name={name} seed={memberId} />
      ))}
      {people.length > 0 && <span dir="auto">{t("inbox.also-looking", { names })}</span>}
    </p>
  );
}
