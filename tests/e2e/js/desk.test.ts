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
