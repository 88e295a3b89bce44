import { useState } from "react";
import { useWords } from "~/i18n/words";
import { Button, ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { useScripted } from "~/ui/use-scripted";

/** The one time a token is shown in full. Selecting any part of it selects all of it. */
export function NewToken({ name, token }: { name: string; token: string }) {
  const t = useWords();
  const scripted = useScripted();
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(token);
    setCopied(true);
  }

  return (
    <section className="new-token" aria-labelledby="created">
      <h2 className="section__title" id="created">
        <Icon name="key" />
        {t("settings.token-created")}
      </h2>
      <p>{t("settings.token-created-text", { name })}</p>
      <code className="new-token__code">{token}</code>
      <p className="field__help">{t("settings.token-created-hint")}</p>
      <div className="new-token__acts">
        {scripted && "clipboard" in navigator && (
          <Button type="button" look="primary" icon={copied ? "check" : "copy"} onClick={() => void copy()}>
            <span aria-live="polite">{t(copied ? "settings.token-copied" : "settings.token-copy")}</span>
          </Button>
        )}
        <ButtonLink href="/settings/tokens">{t("settings.token-created-done")}</ButtonLink>
      </div>
    </section>
  );
}
