import { useEffect, useState } from "react";
import type { StreamState } from "~/realtime/event-subscription";
import { ConnectionStrip } from "./connection-strip";

/** A connection that is back this soon was never missed, in milliseconds. */
const patience = 3_000;

type ThreadStripProps = {
  connection: StreamState;
  /** How many messages wait to be sent. */
  waiting: number;
};

/** How the page is connected, once that is worth a word. */
export function ThreadStrip({ connection, waiting }: ThreadStripProps) {
  const isDown = connection === "reconnecting" || connection === "offline";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!isDown) return setShown(false);
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [isDown]);
  if (connection === "signed-out") {
    return <ConnectionStrip state={{ kind: "signed-out", loginHref: "/login" }} />;
  }
  if (connection === "offline") return <ConnectionStrip state={{ kind: "offline", waiting }} />;
  return shown && connection === "reconnecting" ? <ConnectionStrip state={{ kind: "reconnecting" }} /> : null;
}
