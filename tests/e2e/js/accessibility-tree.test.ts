import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { composer, expect, messages, people, send, toldTest as test } from "../parley.ts";
import { accessibilityTree } from "./accessibility-tree.ts";

const file = new URL("../../../docs/accessibility-tree.md", import.meta.url);

/** The part of docs/accessibility-tree.md under a heading. */
const partOf = (document: string, title: string) =>
  new RegExp(`(\\n## ${title}\\n\\n\`\`\`text\\n)([^]*?)(\\n\`\`\`\\n)`).exec(document);

/** The page once nothing about it changes any more. */
async function settled(page: Page): Promise<string> {
  let before = "";
  await expect(async () => {
    const tree = await accessibilityTree(page);
    const same = tree === before;
    before = tree;
    expect(same).toBe(true);
  }).toPass({ intervals: [1_500] });
  return before;
}

/** Holds the page against what is written of it; with `--update-snapshots` writes it. */
async function expectWritten(page: Page, title: string): Promise<void> {
  const { updateSnapshots } = test.info().config;
  const written = () => readFileSync(file, "utf8");
  if (updateSnapshots === "all") {
    const tree = await settled(page);
    const [part = "", before, , after] = partOf(written(), title) ?? [];
    writeFileSync(
      file,
      written().replace(part, () => `${before}${tree}${after}`),
    );
    return;
  }
  await expect.poll(() => accessibilityTree(page)).toBe(partOf(written(), title)?.[2]);
}

test.use({ tolerated: [/net::ERR_INTERNET_DISCONNECTED/] });

test("assistive software hears of the pages what docs/accessibility-tree.md says", async ({
  open,
  signIn,
  model,
}) => {
  await expectWritten(await open("/login"), "The door");
  const jonas = await signIn(people.jonas);
  await expectWritten(jonas, "Before the first message");
  await send(jonas, "What do you sell?");
  await model.asked();
  await model.say("We sell **boots**.\n\n");
  await expect(messages(jonas, "We sell boots.")).toBeVisible();
  await expectWritten(jonas, "While an answer comes");
  await model.finish();
  await expect(jonas.getByRole("button", { name: "Helpful", exact: true })).toBeVisible();
  await expectWritten(jonas, "An answer");
  await jonas.getByRole("button", { name: "Ask for a person" }).click();
  await expect(jonas.getByText("The team knows.")).toBeVisible();
  await expectWritten(jonas, "Waiting for a person");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /^Jonas Feld/ }).click();
  await composer(robin).fill("Boots in all sizes, Jonas.");
  await robin.getByRole("button", { name: "Send and resolve" }).click();
  await expect(jonas.getByText("This is resolved.")).toBeVisible();
  await robin.context().close();
  await expect(jonas.getByText("The team is away")).toBeVisible();
  await expectWritten(jonas, "Resolved by a person");
  await jonas.context().setOffline(true);
  await send(jonas, "And socks?");
  await expect(jonas.getByText("You’re offline.")).toBeVisible();
  await expectWritten(jonas, "Offline");
});
