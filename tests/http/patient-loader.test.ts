import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patientLoader } from "~/http/patient-loader";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answered = (status: number) => ({ status, statusText: "", internal: false, data: null });

function load(outcomes: unknown[], signal = new AbortController().signal) {
  const serverLoader = vi.fn(async () => {
    const outcome = outcomes.shift();
    if (typeof outcome === "string") return outcome;
    throw outcome;
  });
  const request = new Request("http://parley.test/messages", { signal });
  const args = { request, params: {}, serverLoader } as unknown as ClientLoaderFunctionArgs;
  return { loaded: patientLoader(args), serverLoader };
}

test("what cannot be loaded now is loaded once it can be", async () => {
  const { loaded } = load([new TypeError("no network"), answered(503), answered(429), "data"]);
  await vi.runAllTimersAsync();
  expect(await loaded).toBe("data");
});

test.each([answered(404), answered(500), new Response(null, { status: 302 })])(
  "an answer for good is passed on: $status",
  async (answer) => {
    await expect(load([answer]).loaded).rejects.toBe(answer);
  },
);

test("what is no longer wanted is not tried again", async () => {
  const unwanted = new AbortController();
  const { loaded, serverLoader } = load([answered(503), "data"], unwanted.signal);
  const over = expect(loaded).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(0);
  unwanted.abort();
  await over;
  await vi.runAllTimersAsync();
  expect(serverLoader).toHaveBeenCalledTimes(1);
});
