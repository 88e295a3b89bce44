import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "../support/database";
import { callRoute } from "../support/route-call";
import { validRequest } from "../support/route-request";
import { entries, rightPeople } from "../support/route-table";
import { makeWorld, type World } from "../support/route-world";

useDatabase();

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const streams = entries.filter(({ pattern }) => /^\/(messages|inbox).*\/events$/.test(pattern));

test.each(streams)("$name feeds the page of the session's member, and no other's", async (entry) => {
  const [own, other] = rightPeople[entry.row.who].includes("agent")
    ? [world.home.agent, world.home.user]
    : [world.home.user, world.home.agent];
  const statusFor = async (memberId: string) => {
    const request = validRequest(entry, own);
    const url = new URL(request.url);
    url.searchParams.set("member", memberId);
    return (await callRoute(entry.pattern, new Request(url, request))).status;
  };
  expect(await statusFor(own.memberId)).toBe(200);
  expect(await statusFor(other.memberId)).toBe(401);
});
