import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { MockLanguageModelV4, simulateReadableStream } from "ai/test";
import { afterEach, expect, test, vi } from "vitest";
import { mergeDeltas } from "~/assistant/models/merge-deltas";

type Part = LanguageModelV4StreamPart;

afterEach(() => {
  vi.useRealTimers();
});

const delta = (text: string, id = "0"): Part => ({ type: "text-delta", id, delta: text });
const start = (id = "0"): Part => ({ type: "text-start", id });
const end = (id = "0"): Part => ({ type: "text-end", id });

async function merged(source: ReadableStream<Part>, everyMs = 15): Promise<ReadableStream<Part>> {
  const model = new MockLanguageModelV4({ doStream: async () => ({ stream: source }) });
  const params = { prompt: [] };
  const wrapped = await mergeDeltas(everyMs).wrapStream?.({
    doStream: () => model.doStream(params),
    doGenerate: () => model.doGenerate(params),
    params,
    model,
  });
  return wrapped!.stream;
}

function streamOf(parts: Part[]): ReadableStream<Part> {
  return simulateReadableStream({ chunks: parts, initialDelayInMs: null, chunkDelayInMs: null });
}

async function all(stream: ReadableStream<Part>): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

test("the first piece comes at once, what follows at once is merged, and no word is lost", async () => {
  const words = Array.from({ length: 100 }, (_, index) => `word${index} `);
  const parts = await all(await merged(streamOf([start(), ...words.map((word) => delta(word)), end()])));
  expect(parts[1]).toEqual(delta("word0 "));
  expect(parts.length).toBeLessThan(20);
  expect(parts.at(-1)).toEqual(end());
  expect(parts.flatMap((part) => (part.type === "text-delta" ? part.delta : [])).join("")).toBe(
    words.join(""),
  );
});

test("a piece held back comes when it is due, without waiting for another", async () => {
  vi.useFakeTimers();
  const { readable, writable } = new TransformStream<Part, Part>(
    undefined,
    { highWaterMark: 9 },
    { highWaterMark: 9 },
  );
  const writer = writable.getWriter();
  const reader = (await merged(readable)).getReader();
  for (const part of [start(), delta("a"), delta("b"), delta("c")]) await writer.write(part);
  expect((await reader.read()).value).toEqual(start());
  expect((await reader.read()).value).toEqual(delta("a"));
  const next = reader.read();
  const early = vi.fn();
  void next.then(early);
  await vi.advanceTimersByTimeAsync(14);
  expect(early).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect((await next).value).toEqual(delta("bc"));
});

test("other parts and other texts keep their place", async () => {
  const call: Part = { type: "tool-call", toolCallId: "1", toolName: "searchArticles", input: "{}" };
  const parts = [
    start("a"),
    delta("1", "a"),
    delta("2", "a"),
    end("a"),
    call,
    start("b"),
    delta("3", "b"),
    delta("4", "b"),
    end("b"),
  ];
  const got = await all(await merged(streamOf(parts)));
  expect(got.filter(({ type }) => type !== "text-delta")).toEqual(
    parts.filter(({ type }) => type !== "text-delta"),
  );
  const at = (part: Part) => got.findIndex((other) => JSON.stringify(other) === JSON.stringify(part));
  const textOf = (id: string) =>
    got.flatMap((part) => (part.type === "text-delta" && part.id === id ? part.delta : [])).join("");
  expect(textOf("a")).toBe("12");
  expect(textOf("b")).toBe("34");
  expect(got.findLastIndex((part) => part.type === "text-delta" && part.id === "a")).toBeLessThan(
    at(end("a")),
  );
  expect(got.findIndex((part) => part.type === "text-delta" && part.id === "b")).toBeGreaterThan(
    at(start("b")),
  );
});

test("an error of the source comes through, and a reader who leaves cancels it", async () => {
  const broken = new ReadableStream<Part>({
    pull: (controller) => controller.error(new Error("broken")),
  });
  await expect(all(await merged(broken))).rejects.toThrow("broken");

  const cancel = vi.fn();
  const endless = await merged(
    new ReadableStream<Part>({ start: (controller) => controller.enqueue(delta("a")), cancel }),
  );
  const reader = endless.getReader();
  await reader.read();
  await reader.cancel("left");
  expect(cancel).toHaveBeenCalledWith("left");
});
