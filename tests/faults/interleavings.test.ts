import fc from "fast-check";
import { setTimeout as pause } from "node:timers/promises";
import { faultTest, type StaffedSite } from "../support/fault-test";
import { sized } from "../support/long-run";
import { askServer } from "../support/route-http";
import type { Customer, Person } from "../support/site";
import { Talk } from "../support/talk";

const runs = sized(4, 150);

/** What one of a talk's clients does, and how long nobody does anything then, in milliseconds. */
const step = fc.record({
  client: fc.nat({ max: 3 }),
  act: fc.constantFrom("send", "send", "send", "read", "cut", "freeze", "wake", "handling", "outage"),
  pause: fc.constantFrom(0, 0, 0, 1, 5, 30),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays any steps with two tabs of the user and two of the team, on as many processes as there are. */
async function play(site: StaffedSite, user: Customer, steps: Step[]): Promise<void> {
  const { url, addresses, agent } = site;
  const route = (client: number) => ({ address: () => addresses[client % addresses.length] ?? url });
  const talk = new Talk(site, user);
  talk.addUser(route(0));
  talk.addUser(route(1));
  talk.addAgent(agent, route(0));
  talk.addInbox(agent, route(1));
  const people: [Person, string][] = [
    [user, "/messages"],
    [user, "/messages"],
    [agent, `/inbox/${user.conversationId}`],
    [agent, `/inbox/${user.conversationId}`],
  ];
  const press = ([person, page]: [Person, string], button: string, form: Record<string, string>) =>
    askServer(url, `${page}/${button}`, { form, headers: { cookie: person.cookie, origin: url } });
  const pressed: Promise<unknown>[] = [];
  let handledBy = "assistant";
  let away = false;
  for (const { client, act, pause: ms } of steps) {
    const tab = talk.tabs[client];
    const who = people[client];
    if (!tab || !who) continue;
    if (act === "send") void (talk.outboxes[client] ?? talk.outboxes[0])?.send(`From ${client}`);
    if (act === "read" && tab.live)
      pressed.push(press(who, "read", { seq: String(tab.live.messages.at(-1)?.seq ?? 0) }));
    if (act === "cut") tab.cut();
    if (act === "freeze") tab.freeze();
    if (act === "wake") tab.wake();
    if (act === "handling") {
      handledBy = handledBy === "team" ? "assistant" : "team";
      pressed.push(press(people[2] ?? who, "handling", { handledBy }));
    }
    if (act === "outage" && site.redis) {
      away = !away;
      if (away) site.redis.cut();
      else await site.redis.mend();
    }
    await pause(ms);
  }
  await site.redis?.mend();
  for (const tab of talk.tabs) tab.wake();
  await Promise.all(pressed);
  await Promise.all(talk.outboxes.map((outbox) => outbox.emptied()));
  await talk.answered();
  await talk.expectKept();
  await talk.close();
}

async function playMany(site: StaffedSite): Promise<void> {
  const users = [...site.users];
  const steps = fc.array(step, { minLength: 5, maxLength: 40 });
  const holds = fc.asyncProperty(steps, async (some) => {
    const user = users.pop();
    if (user) await play(site, user, some);
  });
  await fc.assert(holds, { numRuns: runs, endOnFailure: true });
}

faultTest(
  "whatever clients do one after the other, they show what is stored",
  { users: runs, assistant: true },
  playMany,
);

faultTest(
  "whatever clients of two processes do one after the other, they show what is stored",
  { needs: ["PostgreSQL", "Redis"], processes: 2, users: runs, assistant: true },
  playMany,
);
