import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { TypingDots } from "./typing-dots";

type TypingLineProps = {
  /** Who is typing; null while nobody is. */
  person: { id: string | null; name: string } | null;
};

/** That a person is typing. Its place, the end of the thread, is always in the page. */
export function TypingLine({ person }: TypingLineProps) {
  const t = useWords();
  return (
    <div id="newest" tabIndex={-1}>
      {person && (
        <p className="typing">
          <Avatar name={person.name} seed={person.id ?? undefined} />
          <TypingDots />
          <span dir="auto">{t("messages.typing", { name: person.name })}</span>
        </p>
      )}
    </div>
  );
}
