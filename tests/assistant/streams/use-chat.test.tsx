// @vitest-environment happy-dom
import { useChat, type UseChatOptions } from "@ai-sdk/react";
import { act, renderHook, waitFor } from "@testing-library/react";
import { DefaultChatTransport, type UIMessage } from "ai";
import type { DetachedWindowAPI } from "happy-dom";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { askServer, logInTo } from "../../support/route-http";
import { startServer, type Server } from "../../support/server";
import { startToldModel, type ToldModel } from "../../support/told-model";

let model: ToldModel;
let server: Server;
beforeAll(async () => {
  model = await startToldModel();
  server = await startServer(model.env);
}, 60_000);
afterAll(async () => {
  await server.stop();
  model.close();
});

type Visitor = { cookie: string; conversationId: string };

let user: Visitor;
beforeEach(async () => {
  user = await visit(server, "user@globex.test");
});

/** Opens a page of the server in this test's browser, logged in. */
async function visit({ url }: Server, email: string): Promise<Visitor> {
  const cookie = await logInTo(url, email);
  const page = await askServer(url, "/messages", { headers: { cookie } });
  const conversationId = /data-conversation="([^"]+)"/.exec(page.body)?.[1] ?? "";
  const { happyDOM } = window as unknown as { happyDOM: DetachedWindowAPI };
  happyDOM.setURL(`${url}/messages`);
  // Every browser says this of a page's own requests; happy-dom does not.
  happyDOM.settings.fetch.requestHeaders = [{ headers: { "sec-fetch-site": "same-origin" } }];
  for (const each of cookie.split("; ")) document.cookie = `${each}; path=/`;
  return { cookie, conversationId };
}

/** A token of the visitor's, from the page that makes them. */
async function tokenOf({ cookie }: Visitor): Promise<string> {
  const form: [string, string][] = [
    ["name", "Chat"],
    ["scope", "messages:read"],
    ["scope", "messages:write"],
  ];
  const ask = { headers: { cookie, origin: server.url }, form };
  const { body } = await askServer(server.url, "/settings/tokens", ask);
  return /pk_[\w-]{43}/.exec(body)?.[0] ?? "";
}

/** What a page with the AI SDK's chat on it has: the default transport, pointed at the route. */
function openChat({ token, ...options }: UseChatOptions<UIMessage> & { token?: string } = {}) {
  const transport = new DefaultChatTransport<UIMessage>(
    token === undefined
      ? { api: "/messages/assistant" }
      : { api: "/api/v1/assistant", headers: { Authorization: `Bearer ${token}` } },
  );
  return renderHook(() => useChat({ transport, ...options })).result;
}

const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

type Chat = ReturnType<typeof openChat>;

const textOf = (message: UIMessage | undefined) =>
  message?.parts.flatMap((part) => (part.type === "text" ? part.text : [])).join("");

const said = (chat: Chat, text: string) =>
  waitFor(() => expect(textOf(chat.current.messages.at(-1))).toBe(text), { timeout: 5_000 });
const ready = (chat: Chat) => waitFor(() => expect(chat.current.status).toBe("ready"), { timeout: 5_000 });

/** Says something without waiting for the answer. */
async function say(chat: Chat, text: string): Promise<void> {
  await act(async () => void chat.current.sendMessage({ text }));
}

/** Who said something in the conversation, as its page shows it. */
async function senders({ cookie }: Visitor): Promise<string[]> {
  const { body } = await askServer(server.url, "/messages", { headers: { cookie } });
  return [...body.matchAll(/ data-sender="(\w+)"/g)].map(([, sender]) => sender ?? "");
}

test("useChat sends a message and shows the answer as it comes, under the id it is stored by", async () => {
  const before = await senders(user);
  const chat = openChat({ id: user.conversationId });
  await say(chat, "Which drill for concrete?");
  await act(() => model.say("A hammer "));
  await said(chat, "A hammer ");
  expect(chat.current.status).toBe("streaming");
  await act(() => model.say("drill."));
  await said(chat, "A hammer drill.");
  await act(() => model.finish());
  await ready(chat);
  expect(await senders(user)).toEqual([...before, "user", "assistant"]);
  expect(chat.current.messages.at(-1)).toMatchObject({
    role: "assistant",
    id: expect.stringMatching(uuidv7) as string,
  });
});

test("useChat has an answer written again, in its place", async () => {
  const chat = openChat({ id: user.conversationId });
  await say(chat, "Which saw?");
  await act(() => model.say("A jigsaw."));
  await act(() => model.finish());
  await ready(chat);
  const before = await senders(user);
  const answerId = chat.current.messages.at(-1)?.id;
  await act(async () => void chat.current.regenerate());
  await act(() => model.say("A fretsaw."));
  await act(() => model.finish());
  await said(chat, "A fretsaw.");
  await ready(chat);
  expect(chat.current.messages.at(-1)?.id).toBe(answerId);
  expect(chat.current.messages).toHaveLength(2);
  expect(await senders(user)).toEqual(before);
  const stale = { messages: [own], trigger: "regenerate-message", messageId: "older" };
  expect((await post(stale)).status).toBe(409);
});

test("useChat's own id does for sending, but not for resuming", async () => {
  const chat = openChat();
  expect(chat.current.id).not.toBe(user.conversationId);
  await say(chat, "Hello");
  await act(() => model.say("Hi!"));
  await act(() => model.finish());
  await said(chat, "Hi!");
  await ready(chat);
  const path = `/messages/assistant/${chat.current.id}/stream`;
  expect((await askServer(server.url, path, { headers: { cookie: user.cookie } })).status).toBe(404);
});

test("a page that is opened in the middle of an answer resumes it from its start", async () => {
  const first = openChat({ id: user.conversationId });
  await say(first, "Do you rent?");
  await act(() => model.say("We do, "));
  await said(first, "We do, ");
  const second = openChat({ id: user.conversationId, resume: true });
  await said(second, "We do, ");
  await act(() => model.say("by the day."));
  await act(() => model.finish());
  for (const chat of [first, second]) {
    await said(chat, "We do, by the day.");
    await ready(chat);
  }
  expect(second.current.messages.at(-1)?.id).toBe(first.current.messages.at(-1)?.id);
});

test("the API's address and a token do the same, without a cookie", async () => {
  const token = await tokenOf(user);
  for (const name of ["parley_session", "js"]) document.cookie = `${name}=; path=/; max-age=0`;
  const first = openChat({ id: user.conversationId, token });
  await say(first, "Do you rent tents?");
  await act(() => model.say("We do, "));
  await said(first, "We do, ");
  const second = openChat({ id: user.conversationId, token, resume: true });
  await said(second, "We do, ");
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const path = `/api/v1/assistant/${user.conversationId}/stop`;
  expect((await askServer(server.url, path, { headers, body: "{}" })).status).toBe(204);
  for (const chat of [first, second]) {
    await ready(chat);
    expect(textOf(chat.current.messages.at(-1))).toBe("We do, ");
  }
  await act(() => model.finish());
});

test("resuming where nothing runs leaves the page as it is", async () => {
  const chat = openChat({ id: user.conversationId, resume: true });
  await act(() => chat.current.resumeStream());
  expect(chat.current).toMatchObject({ status: "ready", messages: [], error: undefined });
  const path = `/messages/assistant/${user.conversationId}/stream`;
  expect((await askServer(server.url, path, { headers: { cookie: user.cookie } })).status).toBe(204);
});

test("while the team holds the conversation the chat hears only that", async () => {
  const waiting = await visit(server, "user2@acme.test");
  const agent = await logInTo(server.url, "agent@acme.test");
  const handling = `/inbox/${waiting.conversationId}/handling`;
  const ask = { headers: { cookie: agent, origin: server.url }, form: { handledBy: "team" } };
  expect((await askServer(server.url, handling, ask)).status).toBeLessThan(400);
  const chat = openChat({ id: waiting.conversationId });
  await say(chat, "Is anybody there?");
  await ready(chat);
  expect(chat.current.messages.at(-1)).toMatchObject({
    role: "assistant",
    parts: [{ type: "data-handling", data: { handledBy: "team" } }],
  });
  expect(await senders(waiting)).toEqual(["user"]);
});

const text = { type: "text", text: "Hello" };
const own = { id: "own", role: "user", parts: [text] };

/** Sends what a client that is no `useChat` might. */
function post(body: unknown) {
  const headers = { cookie: user.cookie, origin: server.url, "content-type": "application/json" };
  return askServer(server.url, "/messages/assistant", { body: JSON.stringify(body), headers });
}

test.for([
  { message: { ...own, role: "assistant" } },
  { message: { ...own, role: "system" } },
  {
    message: { ...own, parts: [text, { type: "file", url: "https://evil.example", mediaType: "image/png" }] },
  },
  { message: { ...own, parts: [] } },
  { message: { ...own, parts: [{ type: "text", text: " " }] } },
  { message: { ...own, id: "not an id" } },
  { messages: [own, { ...own, role: "assistant" }] },
  { messages: [] },
  { message: own, role: "admin" },
  { message: own, trigger: "regenerate-message", messageId: { not: "" } },
  {},
])("%o is refused and leaves no message", async (body) => {
  const before = await senders(user);
  const { status, headers } = await post(body);
  expect(status).toBe(422);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(await senders(user)).toEqual(before);
});

test("the same message again is no second message, and hears the same answer", async () => {
  const before = await senders(user);
  const message = { ...own, id: crypto.randomUUID() };
  const first = post({ messages: [{ ...own, id: "older" }, message] });
  await model.say("Hi!");
  const second = post({ message });
  await model.finish();
  expect((await second).body).toBe((await first).body);
  expect((await first).body).toContain('"delta":"Hi!"');
  expect(await senders(user)).toEqual([...before, "user", "assistant"]);
});

test("an answer from the help articles brings its sources", { timeout: 30_000 }, async () => {
  const reading = await startServer();
  onTestFinished(async () => void (await reading.stop()));
  const { conversationId } = await visit(reading, "user2@acme.test");
  const chat = openChat({ id: conversationId });
  await say(chat, "How do I return a pair of boots?");
  await waitFor(() => expect(chat.current.status).toBe("ready"), { timeout: 15_000 });
  expect(chat.current.messages.at(-1)?.parts).toContainEqual(
    expect.objectContaining({
      type: "source-url",
      url: expect.stringMatching(/^\/help\//) as string,
      title: expect.any(String) as string,
    }),
  );
});
