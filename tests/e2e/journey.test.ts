import { arrives, composer, expect, messages, people, send, test } from "./parley.ts";

test("a user asks, the assistant answers, a person takes over, answers and hands back", async ({
  open,
  signIn,
  scripted,
}) => {
  const jonas = await signIn(people.jonas);
  await expect(
    jonas.getByRole("heading", { name: "Hello Jonas Feld, what can we help with?" }),
  ).toBeVisible();
  await expect(jonas.getByRole("log").getByRole("listitem")).toHaveCount(0);

  await send(jonas, "How long do I have to send something back for a refund?");
  const answer = messages(jonas, "Automatic answer");
  const source = answer.getByRole("link", { name: "Returns and refunds" });
  await expect(source).toBeVisible();
  await expect(messages(jonas, "send something back")).toContainText("Delivered");

  await source.click();
  await expect(jonas.getByRole("heading", { level: 1, name: "Returns and refunds" })).toBeVisible();
  await jonas.goBack();
  await expect(source).toBeVisible();

  const robin = await signIn(people.robin);
  const row = robin.getByRole("link", { name: /Jonas Feld/ }).first();
  await expect(row).toContainText("Assistant");

  await jonas.getByRole("button", { name: "Ask for a person" }).first().click();
  await expect(jonas.getByRole("log")).toContainText("You asked for a person");
  await expect(jonas.getByRole("button", { name: "Ask for a person" })).toHaveCount(0);
  await send(jonas, "My boots gave me blisters.");
  await expect(messages(jonas, "blisters")).toContainText("Sent");

  await arrives(robin, row.getByText("My boots gave me blisters."), { scripted });
  await expect(row).toContainText("Waiting");
  await row.click();
  await expect(messages(robin, "blisters")).toBeVisible();
  await arrives(jonas, messages(jonas, "blisters").getByText("Read"), { scripted });

  if (scripted) {
    await composer(jonas).pressSequentially("They are");
    await expect(robin.getByText("Jonas Feld is typing").first()).toBeVisible();
    await composer(robin).pressSequentially("Sorry");
    await expect(jonas.getByText("Robin Hale is typing").first()).toBeVisible();
    await composer(jonas).fill("");
    await expect(robin.getByText("Jonas Feld is typing").first()).toBeHidden();
  }
  await send(robin, "Sorry to hear that! Which size did you order?");
  await expect(messages(robin, "Which size")).toBeVisible();
  await arrives(jonas, messages(jonas, "Which size"), { scripted });
  await expect(jonas.getByText("Robin Hale is typing").first()).toBeHidden();
  await expect(messages(jonas, "Which size")).toContainText("Robin Hale");
  await arrives(robin, messages(robin, "Which size").getByText("Read"), { scripted });

  await robin.getByRole("button", { name: "Hand back to the assistant" }).click();
  await arrives(jonas, jonas.getByRole("log").getByText("Robin Hale handed over to the assistant"), {
    scripted,
  });
  await send(jonas, "Thank you!");
  await expect(messages(jonas, "You’re welcome!")).toBeVisible();

  await jonas.getByLabel("Your account, Jonas Feld").click();
  await jonas.getByRole("button", { name: "Log out" }).click();
  await expect(jonas).toHaveURL(/\/login$/);
  await jonas.goBack();
  await expect(jonas.getByRole("button", { name: "Sign in" })).toBeVisible();
  await jonas.goto("/messages");
  await expect(jonas).toHaveURL("/login?redirectTo=%2Fmessages");

  const stranger = await open("/inbox");
  await expect(stranger).toHaveURL("/login?redirectTo=%2Finbox");
});
