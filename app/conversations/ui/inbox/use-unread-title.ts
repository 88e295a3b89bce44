import { useEffect } from "react";
import type { InboxRow } from "~/conversations/inbox/inbox-row";
import { unreadTitle } from "~/conversations/inbox/unread-title";

/** Keeps the count in the window's title true, also after another page has named it. */
export function useUnreadTitle(rows: readonly InboxRow[]): void {
  useEffect(() => {
    const title = unreadTitle(document.title, rows);
    if (title !== document.title) document.title = title;
  });
}
