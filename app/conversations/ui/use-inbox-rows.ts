import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ConversationSummary } from "~/conversations/conversation";
import { foldRow } from "~/conversations/fold-row";
import type { InboxFilter, InboxRow } from "~/conversations/inbox-row";
import { useEventStream } from "~/realtime/use-event-stream";

/** The inbox's list, kept current. After a lost connection it is loaded afresh: its stream replays nothing. */
export function useInboxRows(loaded: { rows: InboxRow[]; filter: InboxFilter }, meId: string): InboxRow[] {
  const { revalidate } = useRevalidator();
  const [rows, setRows] = useState(loaded.rows);
  const [lost, setLost] = useState(false);
  useEffect(() => setRows(loaded.rows), [loaded.rows]);
  useEventStream(
    "/inbox/events",
    {
      conversation: (data) =>
        setRows((before) => foldRow(before, data as ConversationSummary, { filter: loaded.filter, meId })),
    },
    {
      onStateChange(state) {
        if (state === "reconnecting" || state === "offline") setLost(true);
        if (state !== "open" || !lost) return;
        setLost(false);
        void revalidate();
      },
    },
  );
  return rows;
}
