import { beforeAll, expect, test } from "vitest";
import { takeFrom } from "~/http/rate-limits.server";
import { useDatabase } from "../support/database";
import { callRoute } from "../support/route-call";
import { digestDatabase } from "../support/route-digest";
import { validRequest } from "../support/route-request";
import { entries, rightPeople } from "../support/route-table";
import { makeWorld, type World } from "../support/route-world";

useDatabase();

let world: World;

beforeAll(async () => {
  world = await makeWorld();
  const { user, agent, admin } = world.home;
  for (const { memberId } of [user, agent, admin])
    for (const [name, times] of [
      ["send", 120],
      ["open-stream", 120],
      ["typing", 60],
      ["create-token", 20],
      ["settings", 120],
    ] as const)
      await Promise.allSettled(Array.from({ length: times }, () => takeFrom(name, memberId)));
});

const limited = entries.filter(
  ({ pattern, call }) =>
    call.written || /\/(events|typing|stream)$/.test(pattern) || pattern === "/messages/assistant",
);

test.each(limited)("$name says when to come back to who comes too often", async (entry) => {
  const right = rightPeople[entry.row.who];
  const who = (["agent", "user", "admin"] as const).find((each) => right.includes(each)) ?? "user";
  const before = await digestDatabase();
  const request = validRequest(entry, world.home[who]);
  const typed = await request.clone().text();
  const answer = await callRoute(entry.pattern, request);
  expect(await digestDatabase()).toEqual(before);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
  if (entry.row.kind !== "page") {
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    return;
  }
  const { problem } = JSON.parse(answer.body) as { problem: { values: Record<string, string | string[]> } };
  for (const [name, value] of new URLSearchParams(typed))
    expect([problem.values[name]].flat()).toEqual([value]);
});
