import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { giveBack, resetLimit, takeFrom } from "~/http/rate-limits.server";
import { eventually } from "../support/eventually.ts";

const key = () => `test-${randomUUID()}`;

test("uses up to the limit pass, the next one says how long to wait", async () => {
  const sender = key();
  await Promise.all(Array.from({ length: 120 }, () => takeFrom("send", sender)));
  const refusal: unknown = await takeFrom("send", sender).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "rate-limited", status: 429 });
  const { retryAfter } = refusal as { retryAfter: number };
  expect(Number.isInteger(retryAfter) && retryAfter >= 1 && retryAfter <= 60).toBe(true);
  await takeFrom("send", key());
});

test("a use given back can be taken again, and a reset forgets all", async () => {
  const account = key();
  for (let use = 0; use < 10; use += 1) await takeFrom("login-account", account);
  await giveBack("login-account", account);
  await takeFrom("login-account", account);
  await expect(takeFrom("login-account", account)).rejects.toMatchObject({ code: "rate-limited" });
  await resetLimit("login-account", account);
  await takeFrom("login-account", account);
});

test("counts go on in the process while Redis is away, scaled by RATE_LIMIT_SCALE", async () => {
  vi.resetModules();
  vi.stubEnv("REDIS_URL", "redis://127.0.0.1:1");
  vi.stubEnv("RATE_LIMIT_SCALE", "0.025");
  try {
    const limits = await import("~/http/rate-limits.server");
    const sender = key();
    for (let use = 0; use < 3; use += 1) await limits.takeFrom("send", sender);
    await expect(limits.takeFrom("send", sender)).rejects.toMatchObject({ code: "rate-limited" });
    await limits.closeRateLimits();
  } finally {
    vi.unstubAllEnvs();
  }
});

test.skipIf(!process.env.TEST_REDIS_URL)("processes with one Redis share their counts", async () => {
  vi.stubEnv("REDIS_URL", process.env.TEST_REDIS_URL);
  const load = () => {
    vi.resetModules();
    return import("~/http/rate-limits.server");
  };
  const [first, second] = [await load(), await load()];
  const sender = key();
  try {
    // Until a connection stands, each process counts for itself.
    await eventually(async () => {
      const probe = key();
      for (let use = 0; use < 5; use += 1) await first.takeFrom("login-account", probe);
      for (let use = 0; use < 5; use += 1) await second.takeFrom("login-account", probe);
      await expect(first.takeFrom("login-account", probe)).rejects.toMatchObject({ code: "rate-limited" });
    });
    for (let use = 0; use < 5; use += 1) await first.takeFrom("login-account", sender);
    for (let use = 0; use < 5; use += 1) await second.takeFrom("login-account", sender);
    await expect(second.takeFrom("login-account", sender)).rejects.toMatchObject({
      code: "rate-limited",
      status: 429,
    });
  } finally {
    await first.closeRateLimits();
    await second.closeRateLimits();
    vi.unstubAllEnvs();
  }
});
