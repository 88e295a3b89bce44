import { useWords } from "~/i18n/words";
import { Button, ButtonLink } from "~/ui/button";
import { Strip } from "~/ui/strip";

export type ConnectionState =
  | { kind: "reconnecting" }
  /** `waiting`: messages kept on this device. */
  | { kind: "offline"; waiting: number; onTryNow?: () => void }
  | { kind: "back" }
  | { kind: "too-fast"; seconds: number }
  | { kind: "signed-out"; loginHref: string };

/** How the page is connected, above the composer; what each state means for the text is part of its words. */
export function ConnectionStrip({ state }: { state: ConnectionState }) {
  const t = useWords();
  switch (state.kind) {
    case "reconnecting":
      return (
        <Strip
          icon="off"
          role="status"
          title={t("messages.reconnecting")}
          actions={<span className="spinner" aria-hidden="true" />}
        >
          {t("messages.reconnecting-text")}
        </Strip>
      );
    case "offline":
      return (
        <Strip
          icon="off"
          tone="warn"
          role="status"
          title={t("messages.offline")}
          actions={
            state.onTryNow && (
              <Button small type="button" onClick={state.onTryNow}>
                {t("messages.try-now")}
              </Button>
            )
          }
        >
          {t("messages.offline-text", { waiting: state.waiting })}
        </Strip>
      );
    case "back":
      return (
        <Strip icon="done" tone="good" role="status" title={t("messages.back")}>
          {t("messages.back-text")}
        </Strip>
      );
    case "too-fast":
      return (
        <Strip icon="clock" tone="warn" role="status" title={t("messages.too-fast")}>
          {t("messages.too-fast-text", { seconds: state.seconds })}
        </Strip>
      );
    case "signed-out":
      return (
        <Strip
          icon="lock"
          tone="danger"
          role="alert"
          title={t("messages.signed-out")}
          actions={
            <ButtonLink small href={state.loginHref} target="_blank">
              {t("messages.sign-in")}
            </ButtonLink>
          }
        >
          {t("messages.signed-out-text")}
        </Strip>
      );
  }
}
