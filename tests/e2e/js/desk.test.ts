import { composer, expect, messages, people, send, test } from "../parley.ts";

test.use({ tolerated: [/net::ERR_/] });

const reply = "The workshop has room for it.";

test("an agent's reply is kept through a reload, a dead request and a lost network, and sent once", async ({
  signIn,
}) => {
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await composer(robin).fill(reply);
  await robin.reload();
  await expect(composer(robin)).toHaveValue(reply);

  let stored = 0;
  await robin.route("**/send", async (route) => {
    stored = (await route.fetch()).status();
  });
  await robin.route("**/inbox/events*", (route) => route.abort());
  await robin.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(() => stored).toBe(201);
  await robin.unrouteAll({ behavior: "ignoreErrors" });
  await robin.reload();
  await expect(messages(robin, reply)).toHaveCount(1);
  await expect(composer(robin)).toHaveValue("");

  await robin.route("**/send", (route) => route.abort());
  await send(robin, "Send it whenever it suits you.");
  await expect(robin.getByText("Not sent")).toBeVisible();
  await expect(composer(robin)).toHaveValue("Send it whenever it suits you.");
  await robin.unrouteAll({ behavior: "ignoreErrors" });
  await robin.reload();
  await expect(composer(robin)).toHaveValue("Send it whenever it suits you.");
  await robin.getByRole("button", { name: "Send", exact: true }).click();
  await expect(messages(robin, "Send it whenever it suits you.")).toHaveCount(1);
  await expect(composer(robin)).toHaveValue("");
});

test("a reply sent while the one before is on its way goes out behind it; one that is changed meanwhile stays", async ({
  signIn,
}) => {
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  let held: (() => void)[] = [];
  await robin.route("**/send", async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  const arrive = async () => {
    await expect.poll(() => held.length).toBe(1);
    for (const release of held) release();
    held = [];
  };
  await send(robin, "First.");
  await send(robin, "Second.");
  await expect(robin.getByRole("button", { name: "Waiting…" })).toBeVisible();
  await expect(composer(robin)).toHaveValue("Second.");
  await arrive();
  await expect(composer(robin)).toHaveValue("");
  await composer(robin).fill("Third");
  await composer(robin).press("Enter");
  await composer(robin).pressSequentially(", not yet.");
  await arrive();
  await expect(messages(robin, /First\.|Second\./)).toHaveText([/First\./, /Second\./]);
  await expect(robin.getByRole("button", { name: "Send", exact: true })).toBeVisible();
  await expect(composer(robin)).toHaveValue("Third, not yet.");
  expect(held).toEqual([]);
});

test("a reply and a note stay with their conversations, through switching and reloading", async ({
  signIn,
}) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "Where do I find my size?");
  await expect(messages(jonas, "Where do I find my size?")).toBeVisible();
  const robin = await signIn(people.robin);
  const row = (name: RegExp) => robin.getByRole("region", { name: "All" }).getByRole("link", { name });
  const note = robin.getByRole("radio", { name: "Note" });
  await row(/Mira/).click();
  await expect(robin.getByText("Write to Mira Lindqvist")).toBeVisible();
  await robin.getByText("Note", { exact: true }).click();
  await expect(robin.getByText("For the team", { exact: true })).toBeVisible();
  await expect(robin.getByText("Write to Mira Lindqvist")).toBeHidden();
  await composer(robin).fill("Ask the workshop first.");

  await row(/Jonas/).click();
  await expect(robin.getByRole("textbox", { name: /^Reply to Jonas/ })).toHaveValue("");
  await composer(robin).fill("Look into the tongue of the boot.");
  await row(/Mira/).click();
  await expect(robin.getByRole("textbox", { name: /^Note about Mira/ })).toHaveValue(
    "Ask the workshop first.",
  );
  await expect(note).toBeChecked();
  await robin.reload();
  await expect(composer(robin)).toHaveValue("Ask the workshop first.");
  await expect(note).toBeChecked();
  await row(/Jonas/).click();
  await expect(composer(robin)).toHaveValue("Look into the tongue of the boot.");
  await expect(note).not.toBeChecked();
  await robin.reload();
  await expect(composer(robin)).toHaveValue("Look into the tongue of the boot.");
  await expect(note).not.toBeChecked();
});
