import { spawnSync } from "node:child_process";
import type { APIResponse } from "@playwright/test";
import { expect, people, test } from "../parley.ts";

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

for (const browser of ["w3m", "lynx"])
  test(`${browser} shows the login page in order`, async ({ server }) => {
    const { stdout, error } = spawnSync(browser, ["-dump", `${server.url}/login`], { encoding: "utf8" });
    test.skip(error !== undefined, `${browser} is not installed`);
    expect(stdout).toMatch(/Sign in to Parley[^]*E-mail[^]*Password[^]*Sign in[^]*Demo accounts/);
  });
