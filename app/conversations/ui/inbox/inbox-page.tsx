import type { ReactNode } from "react";
import type { LoadedInbox } from "~/conversations/inbox/load-inbox.server";
import { ConversationList } from "./conversation-list";
import { InboxShell } from "./inbox-shell";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { useKeptFocus } from "~/ui/use-kept-focus";
import { useReaderClock } from "~/conversations/ui/thread/use-reader-clock";
import { useInboxRows } from "./use-inbox-rows";
import { useViewCounts } from "./use-view-counts";
import { useUnreadTitle } from "./use-unread-title";

type InboxPageProps = {
  organizationName: string;
  me: { id: string; name: string; email: string | null };
  inbox: LoadedInbox;
  /** What a phone shows. */
  pane: "list" | "case";
  found?: boolean;
  selectedId?: string;
  clock: ReaderClock;
  children: ReactNode;
};

/** The inbox around whatever is open in it, its list kept current. */
export function InboxPage({
  organizationName,
  me,
  inbox,
  pane,
  found = false,
  selectedId,
  clock,
  children,
}: InboxPageProps) {
  const rows = useInboxRows(inbox, me.id);
  useUnreadTitle(rows);
  useKeptFocus("#reply, #list");
  const counts = useViewCounts(inbox, me.id);
  return (
    <InboxShell
      pane={pane}
      found={found}
      organizationName={organizationName}
      view={inbox.filter.view}
      label={inbox.filter.label}
      labels={inbox.labels}
      counts={counts}
      me={me}
      list={
        <ConversationList
          rows={rows}
          filter={inbox.filter}
          labels={inbox.labels}
          team={inbox.team}
          older={inbox.older}
          me={me}
          clock={useReaderClock(clock)}
          {...(selectedId ? { selectedId } : {})}
        />
      }
    >
      {children}
    </InboxShell>
  );
}
