// The message transaction in a process of its own: Parley's `sendMessage`, and its statement through plain `pg`.
import { Pool } from "pg";
import { sendMessage } from "../../app/conversations/sending/send-message.server";
import { storeUserMessages } from "../../app/conversations/sending/user-messages-statement.server";
import { openDatabase } from "../../app/database/client.server";
import type { Actor } from "../../app/identity/actor";
import { answer } from "../world/answers.ts";
import type { BenchWorld } from "../world/bench-world.ts";
import { oneMessage } from "../peers/one-message.ts";

/** What stores one message of the conversation's user. */
type Store = (place: Place, sent: { body: string; clientId: string }) => Promise<unknown>;
type Place = { organizationId: string; conversationId: string; userMemberId: string };

const stores: Record<string, Store> = {};
let places: Place[] = [];
let count = 0;

answer({
  open: async ({ url, world }: { url: string; world: BenchWorld }) => {
    const { organizationId, conversations } = world;
    places = conversations.map(({ id, user }) => ({
      organizationId,
      conversationId: id,
      userMemberId: user.memberId,
    }));
    await openDatabase({ url, dataDir: "" }, { guarded: false });
    stores["parley"] = ({ conversationId, ...place }, sent) =>
      sendMessage(actorOf(place), { conversationId, ...sent });
    const pool = new Pool({ connectionString: url });
    stores["pg"] = async (place, sent) => {
      const values = oneMessage({ ...place, ...sent });
      const { rows } = await pool.query({ ...storeUserMessages, values });
      if (rows.length !== 1) throw new Error("A message was not stored");
    };
  },
  /** Resolves with the seconds it took; each of those at once writes in a conversation of its own. */
  store: async ({ by, messages, atOnce }: { by: string; messages: number; atOnce: number }) => {
    const store = stores[by] as Store;
    const begun = performance.now();
    let left = messages;
    const work = async (place: Place) => {
      while (left-- > 0) {
        const clientId = `bench-${Date.now()}-${(count += 1)}`;
        await store(place, { body: `Message ${count}: where is my parcel?`, clientId });
      }
    };
    await Promise.all(places.slice(0, atOnce).map(work));
    return (performance.now() - begun) / 1_000;
  },
});

function actorOf({ organizationId, userMemberId }: Omit<Place, "conversationId">): Actor {
  const credential = { kind: "session" as const, id: "bench" };
  return {
    organizationId,
    memberId: userMemberId,
    role: "user",
    name: "Ada Example",
    credential,
    scopes: null,
  };
}
