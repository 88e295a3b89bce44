import type { ReactNode } from "react";
import { useWords, type WordId, type Words } from "~/i18n/words";
import { Button, ButtonLink } from "~/ui/button";
import { Strip, type StripProps } from "~/ui/strip";

/** Messages that wait to be sent, and whether they outlive the page. */
type Waiting = { waiting: number; durable: boolean };

export type ConnectionState =
  /** `unreachable`: the page is connected, what it sends is not taken. */
  | ({ kind: "reconnecting" | "offline" | "unreachable"; onTryNow?: () => void } & Waiting)
  | ({ kind: "too-fast" | "signed-out" } & Waiting)
  /** `sent`: something had waited. */
  | { kind: "back"; sent: boolean };

type Kind = ConnectionState["kind"];

const looks: Record<Kind, Pick<StripProps, "icon" | "tone" | "role"> & { title: WordId }> = {
  reconnecting: { icon: "off", role: "status", title: "messages.reconnecting" },
  offline: { icon: "off", tone: "warn", role: "status", title: "messages.offline" },
  unreachable: { icon: "warning", tone: "warn", role: "status", title: "messages.unreachable" },
  "too-fast": { icon: "clock", tone: "warn", role: "status", title: "messages.too-fast" },
  "signed-out": { icon: "lock", tone: "danger", role: "alert", title: "messages.signed-out" },
  back: { icon: "done", tone: "good", role: "status", title: "messages.back" },
};

/** How the page is connected, above the composer; what each state means for the text is part of its words. */
export function ConnectionStrip({ state }: { state: ConnectionState }) {
  const t = useWords();
  const { title, ...look } = looks[state.kind];
  return (
    <Strip {...look} title={t(title)} actions={wayOn(state, t)}>
      {state.kind === "back" ? state.sent && t("messages.back-text") : t(meaningOf(state), state)}
    </Strip>
  );
}

function meaningOf({ kind, durable }: Exclude<ConnectionState, { kind: "back" }>): WordId {
  if (!durable) return "messages.waiting-on-page";
  if (kind === "too-fast" || kind === "unreachable") return `messages.${kind}-text`;
  return kind === "signed-out" ? "messages.signed-out-text" : "messages.waiting-on-device";
}

function wayOn(state: ConnectionState, t: Words): ReactNode {
  if (state.kind === "signed-out") {
    return (
      <ButtonLink small href="/login" target="_blank">
        {t("messages.sign-in")}
      </ButtonLink>
    );
  }
  if (state.kind === "reconnecting") return <span className="spinner" aria-hidden="true" />;
  if (!("onTryNow" in state)) return null;
  return (
    state.onTryNow && (
      <Button small type="button" onClick={state.onTryNow}>
        {t("messages.try-now")}
      </Button>
    )
  );
}
