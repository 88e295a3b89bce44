import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Message } from "~/conversations/message";
import { faultTest, type StaffedSite } from "../support/fault-test";
import { askServer } from "../support/route-http";
import { loadMessages } from "../support/stored-conversation";

/** Sends 50 messages at once under one key, by turns to every process; their answers. */
function sendAtOnce({ url, addresses, user }: StaffedSite, bodyOf: (number: number) => string) {
  const clientId = randomUUID();
  return Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      askServer(addresses[number % addresses.length] ?? "", "/messages/send", {
        body: JSON.stringify({ clientId, body: bodyOf(number) }),
        headers: { cookie: user.cookie, origin: url, "content-type": "application/json" },
      }),
    ),
  );
}

/** The same message is stored once; of two under one key, one. */
async function expectOnce(site: StaffedSite): Promise<void> {
  const twins = await sendAtOnce(site, () => "Once is enough.");
  expect(twins.map(({ status }) => status).sort()).toEqual([...Array<number>(49).fill(200), 201]);
  expect(new Set(twins.map(({ body }) => (JSON.parse(body) as Message).id)).size).toBe(1);

  const rivals = await sendAtOnce(site, (number) => (number < 25 ? "This one." : "No, this one."));
  const taken = rivals.filter(({ status }) => status < 300);
  expect(taken.map(({ status }) => status).sort()).toEqual([...Array<number>(24).fill(200), 201]);
  expect(rivals.filter(({ status }) => status === 409)).toHaveLength(25);

  const stored = await loadMessages(site.user, { url: site.url, page: "/messages" });
  expect(stored.map(({ seq, body }) => [seq, body])).toEqual([
    [1, "Once is enough."],
    [2, (JSON.parse(taken[0]?.body ?? "") as Message).body],
  ]);
}

faultTest("the same message sent 50 times at once is one, and of two under one key one", {}, expectOnce);

faultTest(
  "the same message sent 50 times at once to two processes is one, and of two under one key one",
  { needs: ["PostgreSQL"], processes: 2 },
  expectOnce,
);
