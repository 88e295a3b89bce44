import { z } from "zod";
import { seqText, uuid } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import type { LiveStream } from "~/realtime/live-stream.server";
import { openConversationStream } from "./open-conversation-stream.server";
import { teamPresenceTopic } from "./presence.server";

/** A conversation whose thread is wanted in full, and the rev the page has of it. */
const watched = z
  .string()
  .transform((text) => text.split(":"))
  .pipe(z.tuple([uuid.toLowerCase(), seqText]))
  .transform(([conversationId, rev]) => ({ conversationId, rev }));

/** `?watch=<conversationId>:<rev>`, up to 20 times. */
export const WatchInbox = z.object({ watch: z.array(watched).max(20).optional() });

/**
 * Opens the organization's list: every conversation that changes, and the threads of `watch` in full. It has no ids:
 * after a reconnect the client loads the list and says which revs it has.
 */
export async function openInboxStream(
  actor: Actor,
  stream: LiveStream,
  watch: { conversationId: string; rev: number }[],
): Promise<void> {
  const list = await stream.subscribe(`organization/${actor.organizationId}`);
  const presence = await stream.subscribe(teamPresenceTopic(actor.organizationId));
  list.release();
  presence.release();
  for (const { conversationId, rev } of watch) {
    await openConversationStream(actor, stream, { conversationId, token: rev });
  }
}
