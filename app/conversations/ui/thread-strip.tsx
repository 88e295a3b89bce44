import { useEffect, useState } from "react";
import type { StreamState } from "~/realtime/event-subscription";
import { useWords } from "~/i18n/words";
import { Strip } from "~/ui/strip";
import { ConnectionStrip } from "./connection-strip";

/** A connection that is back this soon was never missed, in milliseconds. */
const patience = 3_000;

type ThreadStripProps = {
  connection: StreamState;
  /** How many messages wait to be sent. */
  waiting: number;
  /** The last button pressed came to nothing. */
  failed: boolean;
};

/** How the page is connected and whether it did what it was asked, once that is worth a word. */
export function ThreadStrip({ connection, waiting, failed }: ThreadStripProps) {
  const t = useWords();
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
  if (failed) {
    return (
      <Strip icon="alert" tone="danger" role="alert" title={t("messages.not-done")}>
        {t("messages.not-done-text")}
      </Strip>
    );
  }
  return shown && connection === "reconnecting" ? <ConnectionStrip state={{ kind: "reconnecting" }} /> : null;
}
