import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import type { Citation, Message } from "~/conversations/message";
import { addMessage, changeMessage } from "~/conversations/sending/store-message.server";
import { getArticleVotes } from "~/conversations/votes/article-votes.server";
import { castVote, getVotableAnswer } from "~/conversations/votes/cast-vote.server";
import { useDatabase } from "../../support/database";
import { makeScene, type Scene } from "../../support/conversations";

useDatabase();

const returns: Citation = { articleId: randomUUID(), title: "Returns", url: "/help/returns" };
let scene: Scene;
let answer: Message;

/** An answer of the assistant that rests on the article about returns. */
function addAnswer(state: "complete" | "streaming" | "failed" = "complete", where = scene): Promise<Message> {
  return recordChange(scopeOf(where.user, where.conversationId), async (change) => {
    const sender = { type: "assistant" as const, id: null, name: "Scout" };
    const rest = { body: "In 30 days.", bodyHash: "", clientId: randomUUID(), state };
    const { id } = await addMessage(change, { sender, ...rest });
    return changeMessage(change, id, { citations: [returns] });
  });
}

const vote = (value: "up" | "down" | null, reason?: string) =>
  castVote(scene.user, { ...scene, answer: { seq: answer.seq }, vote: value, reason });

async function stored(): Promise<{ rev: number; vote: Message["vote"] }> {
  const { messages } = await listMessages(scene.agent, scene.conversationId, {
    limit: 1,
    around: answer.seq,
  });
  return { rev: messages[0]?.rev ?? 0, vote: messages[0]?.vote ?? null };
}

beforeEach(async () => {
  scene = await makeScene();
  answer = await addAnswer();
});

test("a vote is on the answer, for the team too, and takes the next rev", async () => {
  await vote("down", "It did not say where to.");
  expect(await stored()).toEqual({
    rev: answer.rev + 1,
    vote: { value: "down", reason: "It did not say where to." },
  });
});

test("the same vote again changes nothing and keeps its reason; the other one has none", async () => {
  await vote("down", "Too long.");
  await Promise.all(Array.from({ length: 5 }, () => vote("down")));
  expect(await stored()).toEqual({ rev: answer.rev + 1, vote: { value: "down", reason: "Too long." } });
  await vote("up");
  expect(await stored()).toEqual({ rev: answer.rev + 2, vote: { value: "up", reason: null } });
});

test("a vote can be taken back, and its reason", async () => {
  await vote("down", "Too long.");
  await vote("down", "");
  expect((await stored()).vote).toEqual({ value: "down", reason: null });
  await vote(null);
  expect((await stored()).vote).toBeNull();
});

test("only finished answers of the assistant are voted on, by their own user", async () => {
  const running = await addAnswer("streaming");
  const failed = await addAnswer("failed");
  for (const { seq } of [running, failed, { seq: 99 }])
    await expect(castVote(scene.user, { ...scene, answer: { seq }, vote: "up" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ pointer: "/seq" }],
    });
  const other = await makeScene();
  for (const [actor, code] of [
    [scene.agent, "forbidden"],
    [other.user, "not-found"],
  ] as const)
    await expect(castVote(actor, { ...scene, answer: { id: answer.id }, vote: "up" })).rejects.toMatchObject({
      code,
    });
  expect(await getVotableAnswer(other.user, answer.id)).toBeNull();
  expect(await getVotableAnswer(scene.user, running.id)).toBeNull();
  expect(await getVotableAnswer(scene.user, answer.id)).toMatchObject({ seq: answer.seq, vote: null });
});

test("votes are counted per article, within the organization", async () => {
  const abroad = await makeScene();
  const foreign = await addAnswer("complete", abroad);
  await castVote(abroad.user, { ...abroad, answer: { id: foreign.id }, vote: "down", reason: "Not yours." });
  const second = await addAnswer();
  await vote("up");
  await castVote(scene.user, { ...scene, answer: { id: second.id }, vote: "down", reason: "Too short." });
  expect(await getArticleVotes(scene.admin, returns.articleId)).toMatchObject({
    up: 1,
    down: 1,
    reasons: [{ conversationId: scene.conversationId, seq: second.seq, reason: "Too short." }],
  });
  expect(await getArticleVotes(scene.agent, randomUUID())).toEqual({ up: 0, down: 0, reasons: [] });
  await expect(getArticleVotes(scene.user, returns.articleId)).rejects.toMatchObject({ code: "forbidden" });
});
