import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countTypingPlaces, endTyping, listTyping, setTyping } from "~/conversations/live/typing.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const nobody = { side: "organization" as const, exceptMemberId: "", thinking: null };

test("who is writing is known until it ends, by word, by a message or by itself", async () => {
  const { user, agent, conversationId } = await makeScene();
  await setTyping(user, { conversationId, typing: true });
  await setTyping(agent, { conversationId, typing: true });
  expect(await listTyping(conversationId, nobody)).toMatchObject([{ name: "Ada" }, { name: "Ben" }]);
  await setTyping(user, { conversationId, typing: false });
  expect(await listTyping(conversationId, nobody)).toMatchObject([{ name: "Ben" }]);
  endTyping(conversationId, agent.memberId);
  expect(await listTyping(conversationId, nobody)).toEqual([]);
  await setTyping(user, { conversationId, typing: true });
  vi.advanceTimersByTime(6_001);
  expect(await listTyping(conversationId, nobody)).toEqual([]);
  endTyping(conversationId, user.memberId);
  expect(countTypingPlaces()).toBe(0);
});

test("nothing is remembered of those who closed the tab", async () => {
  const gone = await Promise.all([makeScene(), makeScene(), makeScene()]);
  for (const { user, conversationId } of gone) await setTyping(user, { conversationId, typing: true });
  vi.advanceTimersByTime(3_000);
  const [first, second] = gone;
  await setTyping(first.agent, { conversationId: first.conversationId, typing: true });
  expect(countTypingPlaces()).toBe(3);
  vi.advanceTimersByTime(3_001);
  await setTyping(second.agent, { conversationId: second.conversationId, typing: true });
  expect(countTypingPlaces()).toBe(2);
});
