import { useEffect, useRef, useState } from "react";
import type { ConversationSummary } from "~/conversations/conversation";
import { foldLoadedRows, foldRow } from "~/conversations/live/fold-row";
import type { InboxFilter, InboxRow } from "~/conversations/inbox/inbox-row";
import { useEventStream } from "~/realtime/use-event-stream";
import { inboxStream, isListed } from "~/conversations/ui/live/conversation-streams";
import { useLoadAfresh } from "~/conversations/ui/live/use-load-afresh";

type Loaded = { rows: InboxRow[]; filter: InboxFilter; follows: boolean };

/**
 * The inbox's list, kept current. Its stream replays nothing: whenever it opens, and when it says that it missed
 * something, the list is loaded afresh, in a hidden tab once it is looked at. An older page stays as it was loaded.
 */
export function useInboxRows(loaded: Loaded, meId: string): InboxRow[] {
  const loadAfresh = useLoadAfresh();
  const [rows, setRows] = useState(loaded.rows);
  /** The newest of each conversation that changed since the stream last opened. */
  const heard = useRef(new Map<string, ConversationSummary>());
  useEffect(() => {
    setRows(foldLoadedRows(loaded.rows, heard.current.values(), { filter: loaded.filter, meId }));
  }, [loaded, meId]);
  const start = () => {
    heard.current.clear();
    loadAfresh();
  };
  useEventStream(
    loaded.follows ? inboxStream(meId) : null,
    {
      conversation: (data) => {
        if (!isListed(data)) return;
        const changed = data as ConversationSummary;
        const { rev = 0 } = heard.current.get(changed.id) ?? {};
        if (changed.rev >= rev) heard.current.set(changed.id, changed);
        setRows((before) => foldRow(before, changed, { filter: loaded.filter, meId }));
      },
      reset: start,
    },
    { shown: null, onStateChange: (state) => state === "open" && start() },
  );
  return rows;
}
