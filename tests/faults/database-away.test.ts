import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { faultTest, type StaffedSite } from "../support/fault-test";
import { sized } from "../support/long-run";
import { askServer, draftOf, hiddenFieldsOf } from "../support/route-http";
import { keepWriting, Talk } from "../support/talk";

/** How long it is away, in milliseconds. */
const absence = sized(2_000, 20_000);

/** Writes and reads before, while and after the database is away; nobody restarts anything. */
async function outlive(site: StaffedSite, goAway: () => void): Promise<void> {
  const talks = site.users.map((user) => Talk.between(site, user, site.agent));
  const writing = keepWriting(talks);
  await writing.taken(20);
  goAway();
  await expect.poll(() => statusOf(site, "/readyz"), { timeout: 15_000 }).toBe(503);
  expect(await statusOf(site, "/healthz")).toBe(200);
  await expectDraftKept(site);
  await pause(absence);
  await site.database?.mend();
  const back = performance.now();
  await expect.poll(() => statusOf(site, "/readyz"), { timeout: 10_000 }).toBe(200);
  await writing.taken(20);
  expect(performance.now() - back).toBeLessThan(sized(10_000, 15_000));
  await writing.stop();
  for (const talk of talks) await talk.expectKept();
  const statuses = talks.flatMap(({ outboxes }) => outboxes.flatMap((outbox) => [...outbox.statuses]));
  expect(statuses).toContain(503);
}

/** A message sent by script and one sent by form are refused with a time to come back; the form's text stays. */
async function expectDraftKept({ url, user }: StaffedSite): Promise<void> {
  const sent = { body: "Is the shop in Leeds open on Sunday?", clientId: randomUUID() };
  const byScript = await askServer(url, "/messages/send", {
    method: "POST",
    body: JSON.stringify(sent),
    headers: { cookie: user.cookie, origin: url, "content-type": "application/json" },
  });
  expect(byScript).toMatchObject({ status: 503, headers: { "content-type": "application/problem+json" } });
  expect(Number(byScript.headers["retry-after"])).toBeGreaterThan(0);
  const byForm = await askServer(url, "/messages", {
    form: sent,
    headers: { cookie: user.cookie, origin: url },
  });
  expect(byForm.status).toBe(503);
  expect(Number(byForm.headers["retry-after"])).toBeGreaterThan(0);
  expect(draftOf(byForm.body)).toBe(sent.body);
  expect(hiddenFieldsOf(byForm.body)["clientId"]).toBe(sent.clientId);
}

async function statusOf({ url }: StaffedSite, path: string): Promise<number> {
  return (await askServer(url, path)).status;
}

faultTest(
  "a database that refuses connections for a while costs time, never a message or a draft",
  { needs: ["PostgreSQL"], users: 2 },
  (site) => outlive(site, () => site.database?.cut()),
);

faultTest(
  "a database that answers nothing for a while costs time, never a message or a draft",
  { needs: ["PostgreSQL"], users: 2 },
  (site) => outlive(site, () => site.database?.stall()),
);
