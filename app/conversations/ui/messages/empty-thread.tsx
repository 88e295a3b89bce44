import type { MouseEvent } from "react";
import { useWords } from "~/i18n/words";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";

type EmptyThreadProps = {
  /** The reader's own name. */
  name: string;
  /** The organization's greeting; the house's words if it has none. */
  greeting?: string | null;
  /** What people often ask, each a message to send as it stands. */
  starters: readonly string[];
  /** Where a starter posts, and the key of that message. */
  action: string;
  clientId: string;
  /** Takes the text where scripts run. */
  onSubmitText?: (text: string) => void;
};

/** What a user sees before the first message: a greeting, and questions that are one press away. */
export function EmptyThread({ name, greeting, starters, action, clientId, onSubmitText }: EmptyThreadProps) {
  const t = useWords();
  function send(event: MouseEvent<HTMLButtonElement>) {
    if (!onSubmitText) return;
    event.preventDefault();
    onSubmitText(event.currentTarget.value);
  }
  return (
    <section className="welcome" aria-labelledby="hello">
      <div className="welcome__head">
        <h2 className="welcome__title" id="hello" dir="auto">
          {t("messages.welcome", { name })}
        </h2>
        <p className="welcome__text" dir="auto">
          {greeting || t("messages.welcome-text")}
        </p>
      </div>
      {starters.length > 0 && (
        <form method="post" action={action} aria-labelledby="ask">
          <FormToken />
          <input type="hidden" name="clientId" value={clientId} />
          <h3 className="starters__title" id="ask">
            {t("messages.starters")}
          </h3>
          <ul className="starters">
            {starters.map((starter) => (
              <li key={starter}>
                <button className="starter" name="body" value={starter} onClick={send}>
                  <span dir="auto">{starter}</span>
                  <Icon name="send" />
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
    </section>
  );
}
