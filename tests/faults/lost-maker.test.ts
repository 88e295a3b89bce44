import { randomUUID } from "node:crypto";
import { afterAll, expect } from "vitest";
import { eventually } from "../support/eventually";
import { faultTest, type StaffedSite } from "../support/fault-test";
import { sized } from "../support/long-run";
import { loadMessages } from "../support/stored-conversation";
import { startToldModel } from "../support/told-model";
import { Talk } from "../support/talk";

const model = await startToldModel();
afterAll(() => model.close());

/** A site of two processes whose model says what it is told. */
const wanted = {
  needs: ["PostgreSQL" as const, "Redis" as const],
  processes: 2,
  assistant: true,
  env: model.env,
};

/** Has one process take a question, and so its answer. */
async function askAt(site: StaffedSite, index: number, body: string): Promise<void> {
  const asked = await fetch(`${site.addresses[index]}/messages/send`, {
    method: "POST",
    body: JSON.stringify({ body, clientId: randomUUID() }),
    headers: { cookie: site.user.cookie, origin: site.url, "content-type": "application/json" },
  });
  expect(asked.status).toBe(201);
}

/** The answers of the user's conversation, oldest first. */
async function answers(site: StaffedSite, index: number) {
  const url = site.addresses[index] ?? "";
  const messages = await loadMessages(site.user, { url, page: "/messages" });
  return messages.flatMap(({ sender, state, body }) => (sender.type === "assistant" ? { state, body } : []));
}

faultTest(
  "an answer whose process is killed in the middle is ended by the other, with what it said",
  wanted,
  async (site) => {
    const talk = Talk.between(site, site.user, site.agent);
    await talk.follows();
    for (let number = 0; number < sized(1, 10); number++) {
      const maker = number % 2;
      await askAt(site, maker, `Do you repair tents? (${number})`);
      await model.say("We repair most of");
      await eventually(async () => expect((await answers(site, maker)).at(-1)?.body).toMatch(/We repair/));
      await site.servers[maker]?.kill();
      model.forget();
      await eventually(async () =>
        expect((await answers(site, 1 - maker)).at(-1)).toEqual({
          state: "stopped",
          body: "We repair most of",
        }),
      );
      await site.servers[maker]?.restart();
    }
    await talk.follows();
    expect(await answers(site, 0)).toHaveLength(sized(1, 10));
    await talk.expectKept();
  },
);

faultTest(
  "an answer whose process is killed before its first words is given by the other, once",
  wanted,
  async (site) => {
    const talk = Talk.between(site, site.user, site.agent);
    await talk.follows();
    for (let number = 0; number < sized(1, 10); number++) {
      const maker = number % 2;
      await askAt(site, maker, `Do you repair tents? (${number})`);
      await model.asked();
      await site.servers[maker]?.kill();
      model.forget();
      await model.say(`We repair tents. (${number})`);
      await model.finish();
      await eventually(async () =>
        expect((await answers(site, 1 - maker)).at(-1)).toMatchObject({
          state: "complete",
          body: `We repair tents. (${number})`,
        }),
      );
      await site.servers[maker]?.restart();
    }
    await talk.follows();
    expect(await answers(site, 0)).toHaveLength(sized(1, 10));
    await talk.expectKept();
  },
);
