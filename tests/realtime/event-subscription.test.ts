import express from "express";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { subscribeToEvents, type StreamState } from "~/realtime/event-subscription";
import { NodeEventSource } from "./node-event-source";

const page = { window: new EventTarget(), navigator: { onLine: true } };

beforeEach(() => {
  page.window = new EventTarget();
  page.navigator = { onLine: true };
  vi.stubGlobal("window", page.window);
  vi.stubGlobal("navigator", page.navigator);
  vi.stubGlobal("EventSource", NodeEventSource);
});

/** A server whose every answer is the next of those given; the last one goes on for ever. */
async function serve(...answers: ({ status: number } | { events: string; stay: boolean })[]) {
  const asked: { rev: unknown; lastEventId: string | undefined }[] = [];
  const app = express();
  const status = () => (answers[0] && "status" in answers[0] ? answers[0].status : 200);
  app.head("/events", (_request, response) => void response.status(status()).end());
  app.get("/events", (request, response) => {
    asked.push({ rev: request.query["rev"], lastEventId: request.get("last-event-id") });
    const [answer] = answers.length > 1 ? answers.splice(0, 1) : answers;
    if (!answer || "status" in answer) return void response.status(answer?.status ?? 500).end();
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

function follow(url: string, rev?: number) {
  const states: StreamState[] = [];
  const events: unknown[] = [];
  const stop = subscribeToEvents({
    url,
    rev,
    events: ["message"],
    onEvent: (event, data, id) => events.push([event, data, id]),
    onState: (state) => states.push(state),
  });
  onTestFinished(stop);
  return { states, events, stop };
}

const message = (rev: number) => `id: ${rev}\nevent: message\ndata: {"rev":${rev}}\n\n`;

test("the first connection starts from what the page shows, and events arrive parsed with their ids", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true });
  const { states, events } = follow(url, 3);
  await vi.waitFor(() => expect(events).toEqual([["message", { rev: 4 }, "4"]]));
  expect(states).toEqual(["connecting", "open"]);
  expect(asked).toEqual([{ rev: "3", lastEventId: undefined }]);
});

test("after a cut the browser comes back by itself from the last event", async () => {
  const { url, asked } = await serve({ events: message(4), stay: false }, { events: message(5), stay: true });
  const { states, events } = follow(url, 3);
  await vi.waitFor(() => expect(events).toHaveLength(2));
  expect(states).toEqual(["connecting", "open", "reconnecting", "open"]);
  expect(asked[1]).toEqual({ rev: "3", lastEventId: "4" });
});

test("what the browser gives up on is tried again from the last id seen", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const { url, asked } = await serve(
    { events: message(4), stay: false },
    { status: 503 },
    { events: message(5), stay: true },
  );
  const { states, events } = follow(url);
  await vi.waitFor(() => expect(events).toHaveLength(2), 3_000);
  expect(asked).toEqual([
    { rev: undefined, lastEventId: undefined },
    { rev: undefined, lastEventId: "4" },
    { rev: "4", lastEventId: undefined },
  ]);
  expect(states.at(-1)).toBe("open");
});

test("a session that has ended is reported, and nobody asks again", async () => {
  const { url, asked } = await serve({ events: message(4), stay: false }, { status: 401 });
  const { states } = follow(url);
  await vi.waitFor(() => expect(states.at(-1)).toBe("signed-out"));
  page.window.dispatchEvent(new Event("online"));
  expect(states.at(-1)).toBe("signed-out");
  expect(asked).toHaveLength(2);
});

test("the network's return reconnects at once", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true }, { events: message(5), stay: true });
  const { states, events } = follow(url);
  await vi.waitFor(() => expect(events).toHaveLength(1));
  page.window.dispatchEvent(new Event("offline"));
  expect(states.at(-1)).toBe("offline");
  page.window.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(events).toHaveLength(2));
  expect(asked[1]).toEqual({ rev: "4", lastEventId: undefined });
  expect(states).toEqual(["connecting", "open", "offline", "reconnecting", "open"]);
});

test("a page that stops following hears nothing more", async () => {
  const { url, asked } = await serve({ events: message(4), stay: true }, { events: message(5), stay: true });
  const { states, events, stop } = follow(url);
  await vi.waitFor(() => expect(events).toHaveLength(1));
  stop();
  page.window.dispatchEvent(new Event("online"));
  await fetch(url, { method: "HEAD" });
  expect([events.length, states.at(-1), asked.length]).toEqual([1, "open", 1]);
});
