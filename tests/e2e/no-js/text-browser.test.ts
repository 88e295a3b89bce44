import { spawnSync } from "node:child_process";
import type { APIResponse } from "@playwright/test";
import { composer, expect, messages, people, send, test as base } from "../parley.ts";
import { isInstalled, openTextBrowser, textBrowsers, type TextBrowser } from "./terminal.ts";

type Opened = ReturnType<typeof openTextBrowser>;

const test = base.extend<{
  signInWith: (name: (typeof textBrowsers)[number], email: string) => Promise<TextBrowser>;
}>({
  signInWith: async ({ server }, use) => {
    const opened: Opened[] = [];
    await use(async (name, email) => {
      const page = openTextBrowser(name, `${server.url}/login`);
      opened.push(page);
      await page.fill("E-mail", email);
      await page.fill("Password", "parley-demo");
      await page.press("Sign in");
      return page;
    });
    for (const page of opened) page.close();
  },
});

/** The form token of a page, as a text browser sends it back. */
async function tokenIn(page: APIResponse): Promise<string> {
  return /name="formToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
}

test.use({ extraHTTPHeaders: { Accept: "text/html, text/*;q=0.5" } });

test("a browser that never says where it comes from signs in and writes by its form token", async ({
  request,
}) => {
  const credentials = { email: people.jonas, password: "parley-demo" };
  expect((await request.post("/login", { form: credentials })).status()).toBe(403);
  const formToken = await tokenIn(await request.get("/login"));
  const home = await request.post("/login", { form: { ...credentials, formToken } });
  expect(home.url()).toMatch(/\/messages$/);
  const message = { body: "Written in a terminal.", clientId: "from-a-terminal" };
  expect((await request.post("/messages", { form: message })).status()).toBe(403);
  const written = await request.post("/messages", { form: { ...message, formToken: await tokenIn(home) } });
  expect(written.ok()).toBe(true);
  expect(await written.text()).toContain("Written in a terminal.");
});

for (const name of textBrowsers) {
  test(`${name} shows the login page in order`, async ({ server }) => {
    const { stdout, error } = spawnSync(name, ["-dump", `${server.url}/login`], { encoding: "utf8" });
    test.skip(error !== undefined, `${name} is not installed`);
    expect(stdout).toMatch(/Sign in to Parley[^]*E-mail [^]*Password [^]*Sign in[^]*Demo accounts/);
    expect(stdout).toContain("user2@acme.test User");
  });

  test(`a user asks, is answered, asks for a person and is answered again in ${name}`, async ({
    signInWith,
    signIn,
  }) => {
    test.skip(!isInstalled(name), `${name} or tmux is not installed`);
    const jonas = await signInWith(name, people.jonas);
    await jonas.reads(/Hello Jonas Feld, what can we help with\?/);
    await jonas.write("Message to Acme Outdoor", "How long do I have to send something back for a refund?");
    await jonas.press("Send");
    await jonas.awaits(/Automatic answer[^]*From our help articles[^]*Returns and refunds/);
    await jonas.press("Returns and refunds");
    await jonas.reads(/Still stuck\? Write to us/);
    jonas.back();
    await jonas.reads(/Automatic answer/);

    await jonas.press("Ask for a person");
    await jonas.reads(/You asked for a person/);
    await jonas.write("Message to Acme Outdoor", "My boots gave me blisters.");
    await jonas.press("Send");
    await jonas.reads(/You\s+My boots gave me blisters\./);

    const robin = await signIn(people.robin);
    await robin
      .getByRole("link", { name: /Jonas Feld/ })
      .first()
      .click();
    await expect(messages(robin, "blisters")).toBeVisible();
    await send(robin, "Sorry to hear that! Which size did you order?");
    await expect(composer(robin)).toHaveValue("");
    await jonas.awaits(/Robin Hale Acme Outdoor [^]*Which size did you order\?/);

    await jonas.press("Log out");
    await jonas.reads(/Sign in to Parley/);
  });

  test(`an agent reads the inbox, replies and resolves in ${name}`, async ({ signInWith, signIn }) => {
    test.skip(!isInstalled(name), `${name} or tmux is not installed`);
    const jonas = await signIn(people.jonas);
    await jonas.getByRole("button", { name: "Ask for a person" }).first().click();
    await send(jonas, "My boots gave me blisters.");
    const robin = await signInWith(name, people.robin);
    await robin.awaits(/Jonas Feld [^]*My boots gave me blisters\./);
    await robin.press("Jonas Feld");
    await robin.reads(/Reply to Jonas Feld/);
    await robin.write("Note about Jonas Feld", "Which size did you order?");
    await robin.press("Preview");
    await robin.reads(/Nothing was sent, and your text is kept\./);
    await robin.press("Send and resolve");
    await robin.reads(/Robin Hale [^]*Which size did you order\?[^]*You resolved this/);
    await jonas.reload();
    await expect(messages(jonas, "Which size did you order?")).toBeVisible();
  });
}
