import { db } from "~/database/client.server";
import { describeError, log } from "~/http/log.server";
import { hub } from "~/realtime/bus.server";
import { catchUpLists, rememberListEvents } from "./catch-up-lists.server";

/** How often the conversations followed here are looked at, in milliseconds. */
const lookEvery = 2_500;
/** How many are asked for at once. */
const atOnce = 1_000;

const topics = "conversation/";

/** Backs up the way between processes: whatever was lost on it, streams that are behind hear of from the database. */
export function watchChanges(): void {
  rememberListEvents();
  let looking = false;
  setInterval(() => {
    if (looking) return;
    looking = true;
    Promise.all([catchUpStreams(), catchUpLists()])
      .catch((error: unknown) =>
        log.warn({ error: describeError(error) }, "open streams could not be compared with the database"),
      )
      .finally(() => (looking = false));
  }, lookEvery).unref();
}

/** Looks once: tells the streams that are behind how far the database is. */
export async function catchUpStreams(): Promise<void> {
  const followed = hub
    .topics()
    .filter((topic) => topic.startsWith(topics))
    .flatMap((topic) => {
      const rev = hub.sentRev(topic);
      return rev === null ? [] : [{ id: topic.slice(topics.length), rev }];
    });
  for (let start = 0; start < followed.length; start += atOnce) {
    const some = followed.slice(start, start + atOnce);
    const behind = await db.$queryRaw<{ id: string; rev: number }[]>`
      SELECT c."id", c."rev" FROM "Conversation" c
      JOIN unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ rev }) => rev)}::int[]) AS sent("id", "rev")
        ON c."id" = sent."id" AND c."rev" > sent."rev"`;
    for (const { id, rev } of behind) hub.catchUp(topics + id, rev);
  }
}
