// @vitest-environment happy-dom
import { renderHook } from "@testing-library/react";
import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { useEventStream } from "~/realtime/use-event-stream";
import { NodeEventSource } from "./node-event-source";
import { NumberedTopic } from "./numbered-topic";
import { serveStreams } from "./stream-server";
import { eventually } from "../support/eventually.ts";

test("new handlers are taken up without a new connection, and the connection ends with the page", async () => {
  vi.stubGlobal("EventSource", NodeEventSource);
  const log = new NumberedTopic();
  const opened: string[] = [];
  const closed: string[] = [];
  const { url } = await serveStreams(({ request, context }) => {
    const id = randomUUID();
    opened.push(request.url);
    return log.stream(request, context.connection, { begin: () => () => closed.push(id) });
  });
  const heard: string[] = [];
  const { rerender, unmount } = renderHook(
    ({ reader }: { reader: string }) =>
      useEventStream(
        { name: "numbers", address: ([shown]) => `${url}?rev=${shown?.rev}`, topicOf: () => "numbers" },
        {
          ready: () => heard.push(`${reader} is ready`),
          message: (_, id) => heard.push(`${reader} got ${id}`),
        },
        { shown: { topic: "numbers", rev: 0 } },
      ),
    { initialProps: { reader: "first" } },
  );
  await eventually(() => expect(heard).toEqual(["first is ready"]));
  rerender({ reader: "second" });
  log.next();
  await eventually(() => expect(heard).toEqual(["first is ready", "second got 1"]));
  expect(opened).toEqual([`${url}?rev=0`]);
  unmount();
  await eventually(() => expect(closed).toHaveLength(1));
  vi.unstubAllGlobals();
});
