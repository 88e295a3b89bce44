import { composer, expect, messages, people, send, test } from "../parley.ts";

test.use({ tolerated: [/net::ERR_FAILED/] });

test("a key pressed at the moment a page wakes leaves it live", async ({ signIn }) => {
  const jonas = await signIn(people.jonas);
  // Before the first thing that React puts off, a key is pressed.
  await jonas.addInitScript(() => {
    let pressed = false;
    const press = () => {
      const box = document.querySelector("textarea");
      box?.dispatchEvent(new KeyboardEvent("keydown", { key: "H", bubbles: true }));
    };
    type Post = (said: unknown) => void;
    const post = Reflect.get(MessagePort.prototype, "postMessage") as Post;
    MessagePort.prototype.postMessage = new Proxy<Post>(post, {
      apply(put, port, said) {
        if (!pressed) queueMicrotask(press);
        pressed = true;
        Reflect.apply(put, port, said);
      },
    });
  });
  await jonas.reload();
  await send(jonas, "Is anybody there?");
  await expect(messages(jonas, "Is anybody there?")).toHaveCount(1);
  await expect(jonas).toHaveURL(/\/messages$/);
});

test("a page is at its newest message before the scripts are there, unless its address says where", async ({
  signIn,
  server,
}) => {
  const mira = await signIn(people.mira);
  await mira.route(`${server.url}/assets/*.js`, (route) => route.abort());
  await mira.reload();
  await expect(messages(mira, /./).last()).toBeInViewport();
  await mira.goto("/messages?limit=40#message-95");
  await mira.reload();
  await expect(mira.locator("#message-95")).toBeInViewport();
});

test("what is typed before the scripts are there is told and kept, with what was kept before", async ({
  signIn,
  server,
}) => {
  const jonas = await signIn(people.jonas);
  await send(jonas, "I have a question about my order.");
  const robin = await signIn(people.robin);
  await robin.getByRole("link", { name: /Jonas Feld/ }).click();
  for (const [typed, kept] of [
    ["Where is it?", "Where is it?"],
    ["And when will it come?", "Where is it?\n\nAnd when will it come?"],
  ] as const) {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await jonas.route(`${server.url}/assets/*.js`, (route) => released.then(() => route.continue()));
    await jonas.goto("/messages", { waitUntil: "commit" });
    await composer(jonas).pressSequentially(typed);
    release();
    await expect(robin.getByText("Jonas Feld is typing").first()).toBeVisible();
    await expect(composer(jonas)).toHaveValue(kept);
    await jonas.unrouteAll();
  }
});
