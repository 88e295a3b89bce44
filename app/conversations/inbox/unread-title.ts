const counted = /^\(\d+\) /;

/** A page's title with the number of listed conversations in which something is unread: `(3) Inbox · Acme`. */
export function unreadTitle(title: string, rows: readonly { unread: number }[]): string {
  const count = rows.filter(({ unread }) => unread > 0).length;
  const plain = title.replace(counted, "");
  return count > 0 ? `(${count}) ${plain}` : plain;
}
