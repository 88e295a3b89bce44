import { readFileSync } from "node:fs";
import { expect, messages, people, send, toldTest as test } from "../parley.ts";
import { listen } from "./screen-reader.ts";

/** What docs/accessibility.md says that a screen reader says. */
function written(): string[] {
  const doc = readFileSync(new URL("../../../docs/accessibility.md", import.meta.url), "utf8");
  return /```spoken\n([^]*?)\n```/.exec(doc)?.[1]?.split("\n") ?? [];
}

test("a screen reader says what docs/accessibility.md says it does", async ({ signIn, model }) => {
  const jonas = await signIn(people.jonas);
  const { heard } = await listen(jonas);
  await jonas.reload();
  const says = async (count: number) => {
    const lines = written().slice(0, count);
    await expect.poll(async () => (await heard()).flatMap((said) => said.split("\n"))).toEqual(lines);
  };
  await send(jonas, "What do you sell?");
  await model.asked();
  await says(1);
  await model.say("We sell **boots**, e.g. for hills. We also ");
  await says(2);
  await model.say("sell:\n\n- tents\n- stoves");
  await says(4);
  await model.finish();
  await says(6);
  await jonas.getByRole("button", { name: "Ask for a person" }).first().click();
  await says(7);
  const robin = await signIn(people.robin);
  await robin
    .getByRole("link", { name: /Jonas Feld/ })
    .first()
    .click();
  await send(robin, "Hello Jonas. Which size?");
  await expect(messages(jonas, "Which size?")).toBeVisible();
  await expect.poll(async () => (await heard()).join("\n")).toContain("Robin Hale: Hello Jonas. Which size?");
  const all = (await heard()).join("\n");
  for (const line of written()) expect(all.split(line)).toHaveLength(2);
});
