import { useWords } from "~/i18n/words";
import { ShownOnce } from "~/ui/shown-once";

/** The one time a token is shown in full. */
export function NewToken({ name, token }: { name: string; token: string }) {
  const t = useWords();
  return (
    <ShownOnce
      icon="key"
      title={t("settings.token-created")}
      text={t("settings.token-created-text", { name })}
      hint={t("settings.token-created-hint")}
      secret={token}
      words={{
        copy: t("settings.token-copy"),
        copied: t("settings.token-copied"),
        done: t("settings.token-created-done"),
      }}
      doneHref="/settings/tokens"
    />
  );
}
