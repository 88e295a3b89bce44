import { composer, expect, messages, people, send, test } from "../parley.ts";

// Remix says what it could not read of an answer, also of one that another load has replaced.
test.use({ tolerated: [/net::ERR_|responded with a status of 503|SyntaxError|AbortError/] });

test("the page says that it is offline, keeps what is written, and says no more when it is back", async ({
  signIn,
}) => {
  const jonas = await signIn(people.jonas);
  await signIn(people.robin);
  await expect(jonas.getByRole("banner"), "the page is live").toContainText("The team is here");
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
  await expect(messages(jonas, "Here I am.")).toBeVisible();
  await expect(jonas.getByText("Connecting again.")).toBeHidden();
});

test("a page that cannot be loaded afresh stays as it is until it can", async ({ signIn, server }) => {
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Mira Lindqvist/ }).click();
  await composer(robin).fill("Half a thought");
  let refused = 0;
  await robin.route("**/*.data*", async (route) => {
    refused += 1;
    if (refused % 2 === 0) await route.abort();
    else await route.fulfill({ status: 503, body: "<h1>Later</h1>", contentType: "text/html" });
  });
  await server.kill();
  await server.restart();
  await expect.poll(() => refused, { timeout: 30_000 }).toBeGreaterThan(3);
  await expect(composer(robin)).toHaveValue("Half a thought");
  await robin.unroute("**/*.data*");
  await robin.waitForResponse((response) => response.url().includes(".data") && response.ok());
  await expect(composer(robin)).toHaveValue("Half a thought");
});
