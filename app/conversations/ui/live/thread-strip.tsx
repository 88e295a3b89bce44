import { useEffect, useRef, useState, type ReactNode } from "react";
import type { StreamState } from "~/realtime/event-subscription";
import { useWords } from "~/i18n/words";
import { Strip } from "~/ui/strip";
import { ConnectionStrip, type ConnectionState } from "./connection-strip";
import type { OutboxHold } from "~/conversations/ui/composer/retry-pause";

/** A connection that is back this soon was never missed, in milliseconds. */
const patience = 3_000;
/** How long the page says that all is well again, in milliseconds. */
const reliefLasts = 4_000;

type ThreadStripProps = {
  connection: StreamState;
  /** What waits to be sent from here. */
  outbox?: { waiting: number; stuck: boolean; durable: boolean; hold: OutboxHold | null };
  /** The last button pressed came to nothing. */
  failed: boolean;
  /** What to say where nothing is wrong. */
  children?: ReactNode;
};

const nothingWaits = { waiting: 0, stuck: false, durable: true, hold: null };

/** How the page is connected and whether it did what it was asked, once that is worth a word. */
export function ThreadStrip({ connection, outbox = nothingWaits, failed, children }: ThreadStripProps) {
  const t = useWords();
  const trouble = useTrouble(connection, outbox);
  const relief = useRelief(trouble !== null, outbox);
  if (failed && trouble?.kind !== "signed-out" && trouble?.kind !== "offline") {
    return (
      <Strip icon="alert" tone="danger" role="alert" title={t("messages.not-done")}>
        {t("messages.not-done-text")}
      </Strip>
    );
  }
  const state = trouble ?? relief;
  return state ? <ConnectionStrip state={state} /> : <>{children}</>;
}

/** What is wrong, the gravest first; what may pass unnoticed is given a moment. */
function useTrouble(
  connection: StreamState,
  { waiting, durable, hold }: typeof nothingWaits | Required<ThreadStripProps>["outbox"],
): ConnectionState | null {
  const [isLong, setIsLong] = useState(false);
  const mayPass = connection === "reconnecting" || hold?.why === "unreachable";
  useEffect(() => {
    if (!mayPass) return setIsLong(false);
    const timer = setTimeout(() => setIsLong(true), patience);
    return () => clearTimeout(timer);
  }, [mayPass]);
  const kept = { waiting, durable };
  const onTryNow = waiting > 0 ? tryNow : undefined;
  if (connection === "signed-out" || hold?.why === "signed-out") return { kind: "signed-out", ...kept };
  // The network may have gone before the page listened for it.
  const isOffline = connection === "offline" || (hold?.why === "unreachable" && !navigator.onLine);
  if (isOffline) return { kind: "offline", ...kept, onTryNow };
  if (hold?.why === "too-fast") return { kind: "too-fast", ...kept };
  if (!isLong) return null;
  return connection === "reconnecting"
    ? { kind: "reconnecting", ...kept }
    : { kind: "unreachable", ...kept, onTryNow };
}

/** Whoever waits for the network hears that it is back. */
function tryNow(): void {
  window.dispatchEvent(new Event("online"));
}

/** Says for a moment that trouble the page spoke of has passed, once nothing waits any more. */
function useRelief(
  isTrouble: boolean,
  { waiting, stuck }: { waiting: number; stuck: boolean },
): ConnectionState | null {
  const [relief, setRelief] = useState<ConnectionState | null>(null);
  const past = useRef<{ sent: boolean } | null>(null);
  useEffect(() => {
    if (isTrouble) {
      past.current = { sent: waiting > 0 || (past.current?.sent ?? false) };
      return setRelief(null);
    }
    if (stuck) past.current = null;
    if (stuck) return setRelief(null);
    if (waiting > 0 || !past.current) return;
    setRelief({ kind: "back", ...past.current });
    past.current = null;
  }, [isTrouble, waiting, stuck]);
  useEffect(() => {
    if (!relief) return;
    const timer = setTimeout(() => setRelief(null), reliefLasts);
    return () => clearTimeout(timer);
  }, [relief]);
  return relief;
}
