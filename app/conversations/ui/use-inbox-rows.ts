import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { ConversationSummary } from "~/conversations/conversation";
import { foldLoadedRows, foldRow } from "~/conversations/fold-row";
import type { InboxFilter, InboxRow } from "~/conversations/inbox-row";
import { useEventStream } from "~/realtime/use-event-stream";

type Loaded = { rows: InboxRow[]; filter: InboxFilter; follows: boolean };

/**
 * The inbox's list, kept current. Its stream replays nothing: whenever it opens, and when it says that it missed
 * something, the list is loaded afresh. An older page stays as it was loaded.
 */
export function useInboxRows(loaded: Loaded, meId: string): InboxRow[] {
  const { revalidate } = useRevalidator();
  const [rows, setRows] = useState(loaded.rows);
  const shown = useRef(loaded);
  useEffect(() => {
    const sameList = JSON.stringify(shown.current.filter) === JSON.stringify(loaded.filter);
    shown.current = loaded;
    setRows((before) => (sameList ? foldLoadedRows(before, loaded.rows) : loaded.rows));
  }, [loaded]);
  useEventStream(
    loaded.follows ? "/inbox/events" : null,
    {
      conversation: (data) =>
        setRows((before) => foldRow(before, data as ConversationSummary, { filter: loaded.filter, meId })),
      reset: () => void revalidate(),
    },
    { onStateChange: (state) => state === "open" && void revalidate() },
  );
  return rows;
}
