import { expect, messages, people, send, test } from "../parley.ts";

test("a new conversation waits while the pointer is over the list, and the title counts it", async ({
  signIn,
}) => {
  const robin = await signIn(people.robin);
  const list = robin.getByRole("region", { name: "All" });
  const mira = list.getByRole("link", { name: /Mira Lindqvist/ });
  const jonas = list.getByRole("link", { name: /Jonas/ });
  await mira.hover();
  const before = await mira.boundingBox();
  const customer = await signIn(people.jonas);
  await send(customer, "Where is my parcel?");
  await expect(messages(customer, "Where is my parcel?")).toBeVisible();
  await expect(list.getByRole("button", { name: "1 new" })).toBeVisible();
  await expect(jonas).toHaveCount(0);
  expect(await mira.boundingBox()).toEqual(before);
  await expect(robin).toHaveTitle("(1) Inbox · Acme Outdoor");

  await list.getByRole("button", { name: "1 new" }).click();
  await expect(jonas).toBeVisible();
  await jonas.click();
  await expect(robin).toHaveTitle(/^Jonas/);

  await mira.hover();
  const other = await signIn(people.mira);
  await send(other, "Is my jacket ready?");
  await expect(list.getByRole("button", { name: "Show 1 change" })).toBeVisible();
  await robin.mouse.move(900, 300);
  await expect(list.getByRole("listitem").first()).toContainText("Mira");
});
