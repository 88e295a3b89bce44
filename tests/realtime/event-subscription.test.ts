import express from "express";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { subscribeToEvents, type StreamState } from "~/realtime/event-subscription";
import { NodeEventSource } from "./node-event-source";

const page = { window: new EventTarget(), navigator: { onLine: true } };

beforeEach(() => {
  page.window = new EventTarget();
  page.navigator = { onLine: true };
  vi.stubGlobal("window", page.window);
  vi.stubGlobal("navigator", page.navigator);
  vi.stubGlobal("EventSource", NodeEventSource);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => void vi.useRealTimers());

type Refusal = { status: number; retryAfter?: string };

/** A server whose every answer is the next of those given; the last one goes on for ever. `HEAD` says why it refused. */
async function serve(...answers: (Refusal | { events: string; stay: boolean })[]) {
  const asked: unknown[] = [];
  const app = express();
  let refusal: Refusal = { status: 200 };
  const refuse = (response: express.Response) =>
    void response.status(refusal.status).set({ "Retry-After": refusal.retryAfter }).end();
  app.head("/events", (_request, response) => refuse(response));
  app.get("/events", (request, response) => {
    asked.push(request.query["rev"]);
    const [answer = { status: 500 }] = answers.length > 1 ? answers.splice(0, 1) : answers;
    if ("status" in answer) {
      refusal = answer;
      return refuse(response);
    }
    response.type("text/event-stream").write(`retry: 10\n\n${answer.events}`);
    if (!answer.stay) response.end();
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events` };
}

/** Follows from a rev; the connection's pauses last as long as they say, and no longer. */
function follow(url: string, rev?: number) {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const states: StreamState[] = [];
  const events: unknown[] = [];
  let has = rev === undefined ? "" : String(rev);
  const { stop, reopen } = subscribeToEvents({
    address: () => (has === "" ? url : `${url}?rev=${has}`),
    onEvent: (event, data, id) => {
      has = id;
      events.push([event, data, id]);
    },
    onState: (state) => states.push(state),
  });
  onTestFinished(stop);
  return { states, events, stop, reopen };
}

const message = (rev: number) => `id: ${rev}\nevent: message\ndata: {"rev":${rev}}\n\n`;

/** Waits without letting the clock go on. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}

const came = (list: unknown[], count: number) => until(() => list.length >= count);
const becomes = (states: StreamState[], state: StreamState) => until(() => states.at(-1) === state);

test("the first connection starts from what the page shows, and events arrive parsed with their ids", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true });
  const { states, events } = follow(url, 3);
  await came(events, 1);
  expect(events).toEqual([["message", { rev: 4 }, "4"]]);
  expect(states).toEqual(["connecting", "open"]);
  expect(asked).toEqual(["3"]);
});

test("after a cut it comes back from what the page has by then", async () => {
  const { url, asked } = await serve({ events: message(4), stay: false }, { events: message(5), stay: true });
  const { states, events } = follow(url, 3);
  await becomes(states, "reconnecting");
  vi.advanceTimersByTime(1_000);
  await came(events, 2);
  expect(states).toEqual(["connecting", "open", "reconnecting", "reconnecting", "open"]);
  expect(asked).toEqual(["3", "4"]);
});

test("what the browser gives up on is tried again, after a pause that grows", async () => {
  const { url, asked } = await serve({ status: 503 }, { status: 503 }, { events: message(5), stay: true });
  const { states, events } = follow(url);
  await came(asked, 1);
  await becomes(states, "reconnecting");
  vi.advanceTimersByTime(1_000);
  await came(asked, 2);
  await came(states, 4);
  vi.advanceTimersByTime(1_999);
  expect(states).toHaveLength(4);
  vi.advanceTimersByTime(1);
  await came(events, 1);
  expect(states.at(-1)).toBe("open");
});

test("who came too often waits as long as the server says", async () => {
  const { url, asked } = await serve({ status: 429, retryAfter: "30" }, { events: message(5), stay: true });
  const { events, states } = follow(url);
  await came(states, 3);
  vi.advanceTimersByTime(29_999);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(1);
  await came(events, 1);
});

test.each([401, 403, 404])(
  "a page whose session ended (%i) says so, until it is reopened",
  async (status) => {
    const { url, asked } = await serve(
      { events: message(4), stay: false },
      { status },
      { events: message(5), stay: true },
    );
    const { states, events, reopen } = follow(url);
    await becomes(states, "reconnecting");
    vi.advanceTimersByTime(1_000);
    await becomes(states, "signed-out");
    page.window.dispatchEvent(new Event("online"));
    vi.advanceTimersByTime(120_000);
    expect([states.at(-1), asked.length]).toEqual(["signed-out", 2]);
    reopen();
    await came(events, 2);
    expect(states.at(-1)).toBe("open");
  },
);

test("a connection that says nothing any more is made anew", async () => {
  const { url, asked } = await serve(
    { events: "event: heartbeat\ndata: null\n\n", stay: true },
    { events: message(5), stay: true },
  );
  const { states, events } = follow(url);
  await becomes(states, "open");
  vi.advanceTimersByTime(44_999);
  expect(states.at(-1)).toBe("open");
  vi.advanceTimersByTime(1_001);
  await came(events, 1);
  expect(asked).toHaveLength(2);
});

test("one that was sent away makes room for a minute", async () => {
  const displaced = `event: reset\ndata: {"reason":"displaced"}\n\n`;
  const { url, asked } = await serve({ events: displaced, stay: true }, { events: message(5), stay: true });
  const { states, events } = follow(url);
  await becomes(states, "reconnecting");
  vi.advanceTimersByTime(59_999);
  expect([asked.length, events.length]).toEqual([1, 0]);
  vi.advanceTimersByTime(1);
  await came(events, 1);
});

test("the network's return reconnects after a moment", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true }, { events: message(5), stay: true });
  const { states, events } = follow(url);
  await came(events, 1);
  page.window.dispatchEvent(new Event("offline"));
  expect(states.at(-1)).toBe("offline");
  page.window.dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(500);
  await came(events, 2);
  expect(asked[1]).toBe("4");
  expect(states).toEqual(["connecting", "open", "offline", "reconnecting", "reconnecting", "open"]);
});

test("what is reopened in short order is opened once", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true });
  const { states, events, reopen } = follow(url);
  await came(events, 1);
  reopen();
  reopen();
  expect(states.at(-1)).toBe("open");
  vi.advanceTimersByTime(1_000);
  await came(events, 2);
  expect(asked).toHaveLength(2);
});

test("a page that stops following hears nothing more", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true }, { events: message(5), stay: true });
  const { states, events, stop } = follow(url);
  await came(events, 1);
  stop();
  page.window.dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(120_000);
  await fetch(url, { method: "HEAD" });
  expect([events.length, states.at(-1), asked.length]).toEqual([1, "open", 1]);
});
