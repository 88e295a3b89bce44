import { composer, expect, messages, people, send, test } from "../parley.ts";

test.use({ tolerated: [/net::ERR_/] });

test("a message that could not be sent keeps its text, and Retry sends it once", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  await jonas.context().setOffline(true);
  await send(jonas, "Are you there?");
  const message = messages(jonas, "Are you there?");
  await expect(message).toContainText("Not sent");
  await message.getByRole("button", { name: "Retry" }).click();
  await expect(message).toContainText("Not sent");
  await jonas.context().setOffline(false);
  await message.getByRole("button", { name: "Retry" }).click();
  await expect(message).toContainText("Delivered");
  await expect(message).toHaveCount(1);
  await jonas.reload();
  await expect(message).toHaveCount(1);
});

test("the page says that it is offline, keeps what is written, and says no more when it is back", async ({
  signIn,
}) => {
  const jonas = await signIn(people.jonas);
  await composer(jonas).fill("Half a thought");
  await jonas.context().setOffline(true);
  await expect(jonas.getByRole("status").filter({ hasText: "You’re offline." })).toBeVisible();
  await jonas.context().setOffline(false);
  await expect(jonas.getByText("You’re offline.")).toBeHidden();
  await expect(composer(jonas)).toHaveValue("Half a thought");
});

test("what came while the server was away is there when it is back", async ({ signIn, server }) => {
  const jonas = await signIn(people.jonas);
  const robin = await signIn(people.robin);
  await send(jonas, "I would like to talk to a person.");
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  await expect(messages(robin, "talk to a person")).toBeVisible();
  await server.kill();
  await expect(jonas.getByText("Connecting again.")).toBeVisible();
  await server.restart();
  await send(robin, "Here I am.");
  await expect(messages(jonas, "Here I am.")).toBeVisible({ timeout: 20_000 });
  await expect(jonas.getByText("Connecting again.")).toBeHidden();
});
