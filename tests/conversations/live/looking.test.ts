import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { expirePassing, foldEvent } from "~/conversations/live/fold-event";
import { loadThread } from "~/conversations/history/load-thread.server";
import { listLooking, setLooking } from "~/conversations/live/looking.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import type { Looking } from "~/conversations/conversation";
import type { Actor } from "~/identity/actor";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { hearEvents } from "../../support/heard-events";

useDatabase();

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const newest = { limit: 5 };
const unread = { reads: false };

function follow(actor: Actor, conversationId: string) {
  return hearEvents(actor, (stream) =>
    openConversationStream(actor, stream, { conversationId, token: null }),
  );
}

test("who of the team looks is known to their colleagues until they leave, or by itself no more", async () => {
  const { agent, admin, conversationId } = await makeScene();
  await setLooking(agent, { conversationId, looking: true });
  expect(await listLooking(conversationId, admin.memberId)).toMatchObject([{ name: "Ben", looking: true }]);
  expect(await listLooking(conversationId, agent.memberId)).toEqual([]);
  await setLooking(agent, { conversationId, looking: false });
  expect(await listLooking(conversationId, admin.memberId)).toEqual([]);
  await setLooking(agent, { conversationId, looking: true });
  vi.advanceTimersByTime(45_001);
  expect(await listLooking(conversationId, admin.memberId)).toEqual([]);
});

test("a colleague's page has who looks at its load and hears who comes and goes; the user hears nothing", async () => {
  const { user, agent, admin, conversationId } = await makeScene();
  await setLooking(agent, { conversationId, looking: true });
  const ofTeam = follow(admin, conversationId);
  const ofUser = follow(user, conversationId);
  expect(await ofTeam.heard("ready")).toMatchObject({ looking: [{ name: "Ben" }] });
  expect(await ofUser.heard("ready")).not.toHaveProperty("looking");
  expect(await loadThread(user, conversationId, newest, unread)).not.toHaveProperty("looking");
  const loaded = await loadThread(admin, conversationId, newest, unread);
  expect(loaded.looking).toMatchObject([{ name: "Ben" }]);

  await setLooking(agent, { conversationId, looking: false });
  const data = (await ofTeam.heard("looking")) as Looking;
  expect(foldEvent(loaded, { event: "looking", data }).looking).toEqual([]);
  expect(ofUser.events.filter(({ event }) => event === "looking")).toEqual([]);
  expect(expirePassing(loaded, new Date().toISOString()).looking).toHaveLength(1);
  vi.advanceTimersByTime(45_001);
  expect(expirePassing(loaded, new Date().toISOString()).looking).toEqual([]);
});

test("who may not reach a conversation cannot say that they look at it", async () => {
  const { conversationId } = await makeScene();
  const { agent: stranger } = await makeScene();
  await expect(setLooking(stranger, { conversationId, looking: true })).rejects.toMatchObject({
    code: "not-found",
  });
});
