import { expect } from "vitest";
import { faultTest } from "../support/fault-test";
import { askServer, hiddenFieldsOf } from "../support/route-http";
import { loadMessages } from "../support/stored-conversation";

faultTest("a double click without JavaScript sends once, whatever became of the first", {}, async (site) => {
  const { url, user } = site;
  const cookie = user.cookie.replace("; js=1", "");
  const page = async () => (await askServer(url, "/messages", { headers: { cookie } })).body;
  const press = async (form: Record<string, string>, timeoutMs?: number) =>
    askServer(url, "/messages", { form, headers: { cookie, origin: url }, timeoutMs });

  const twice = { ...hiddenFieldsOf(await page()), body: "Pressed twice" };
  const both = await Promise.all([press(twice), press(twice)]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect(both.map(({ headers }) => headers.location)).toEqual(Array(2).fill("/messages#message-1"));

  for (let patience = 0; patience < 20; patience++) {
    const again = { ...hiddenFieldsOf(await page()), body: `Left after ${patience} ms` };
    const left = press(again, patience).catch(() => null);
    expect((await press(again)).status).toBe(303);
    await left;
  }
  const stored = await loadMessages(user, { url, page: "/messages" });
  expect(stored.map(({ body }) => body)).toEqual([
    "Pressed twice",
    ...Array.from({ length: 20 }, (_, patience) => `Left after ${patience} ms`),
  ]);
});
