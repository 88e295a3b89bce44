import { useWords } from "~/i18n/words";
import { ShownOnce } from "~/ui/shown-once";

/** The one time an invitation's link is shown; `link` is the whole address. */
export function NewInvite({ email, link }: { email: string; link: string }) {
  const t = useWords();
  return (
    <ShownOnce
      icon="mail"
      title={t("settings.invite-created")}
      text={t("settings.invite-created-text", { email })}
      hint={t("settings.token-created-hint")}
      secret={link}
      words={{
        copy: t("settings.token-copy"),
        copied: t("settings.token-copied"),
        done: t("settings.token-created-done"),
      }}
      doneHref="/settings/members"
    />
  );
}
