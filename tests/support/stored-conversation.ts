import type { LiveConversation } from "~/conversations/live/live-conversation";
import type { Message } from "~/conversations/message";
import { loadPage } from "./page-data";
import type { Person } from "./site";

type Page = { url: string; page: string };

type Shown = Message & { content?: unknown };

/** A page of a conversation as its loader gives it, the newest 100 messages unless `query` says otherwise; without their parsed text. */
export async function loadConversation(
  { cookie }: Person,
  { url, page }: Page,
  query = "",
): Promise<LiveConversation> {
  const data = await loadPage(url, `${page}?limit=100${query}`, { cookie, timeoutMs: 10_000 });
  const { conversation, messages, events, notes, receipts, typing, presence, run, rev, ...rest } = (
    data as { loaded: LiveConversation<Shown> }
  ).loaded;
  return {
    conversation,
    messages: messages.map(({ content: _, ...message }) => message),
    events,
    notes: notes.map((note) => ({ ...note, content: [] })),
    receipts,
    typing,
    presence,
    run,
    page: rest.page,
    rev,
  };
}

/** All messages of a conversation, oldest first, page by page. */
export async function loadMessages(person: Person, place: Page): Promise<Message[]> {
  const messages: Message[] = [];
  for (let after: number | null = 0; after !== null;) {
    const loaded: LiveConversation = await loadConversation(person, place, `&after=${after}`);
    messages.push(...loaded.messages);
    after = loaded.page.after;
  }
  return messages;
}
