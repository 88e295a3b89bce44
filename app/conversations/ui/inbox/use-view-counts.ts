import { useCallback, useEffect, useRef, useState } from "react";
import type { ConversationSummary } from "~/conversations/conversation";
import type { InboxRow } from "~/conversations/inbox/inbox-row";
import type { ViewCounts } from "~/conversations/inbox/view-counts";
import { inboxStream, isListed } from "~/conversations/ui/live/conversation-streams";
import { useEventStream } from "~/realtime/use-event-stream";

/** How long changes are gathered before the views are counted again, in milliseconds. */
const gathering = 1_500;

type Loaded = { rows: InboxRow[]; counts: ViewCounts };

/**
 * How many conversations each view holds, counted again by the server a moment after one may have changed its view, and
 * in a hidden tab once it is looked at.
 */
export function useViewCounts(loaded: Loaded, meId: string): ViewCounts {
  const [counts, setCounts] = useState(loaded.counts);
  const standing = useRef(new Map<string, string>());
  const timer = useRef<number>(undefined);
  const ask = useCallback(() => {
    timer.current ??= window.setTimeout(() => {
      if (document.visibilityState !== "visible") return;
      timer.current = undefined;
      void countAgain(meId).then((counted) => counted && setCounts(counted));
    }, gathering);
  }, [meId]);
  useEffect(() => {
    setCounts(loaded.counts);
    for (const row of loaded.rows) standing.current.set(row.id, standingOf(row));
  }, [loaded]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible" || timer.current === undefined) return;
      window.clearTimeout(timer.current);
      timer.current = undefined;
      ask();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [ask]);
  useEventStream(
    inboxStream(meId),
    {
      conversation: (data) => {
        if (!isListed(data)) return;
        const row = data as ConversationSummary;
        if (standing.current.get(row.id) === standingOf(row)) return;
        standing.current.set(row.id, standingOf(row));
        ask();
      },
      reset: ask,
    },
    { shown: null },
  );
  return counts;
}

/** What says in which views a conversation is. */
const standingOf = ({ status, handledBy, assignee }: InboxRow) =>
  `${status} ${handledBy} ${assignee?.id ?? ""}`;

/** Null where no answer came: another change asks again. */
async function countAgain(meId: string): Promise<ViewCounts | null> {
  try {
    const answer = await fetch(`/inbox/counts?member=${meId}`);
    return answer.ok ? ((await answer.json()) as ViewCounts) : null;
  } catch {
    return null;
  }
}
