import { expect, test, vi } from "vitest";
import { streamAnswerTo, streamRunningAnswer } from "~/assistant/streams/answer-stream.server";
import { endRunStream, hasRunStream, openRunStream, writeToRun } from "~/assistant/streams/run-stream.server";
import { answersMade } from "~/assistant/runs/run-worker.server";
import { changeHandling } from "~/conversations/handling/change-handling.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { englishWords } from "~/i18n/words";
import { bus } from "~/realtime/bus.server";
import { openStreams } from "~/realtime/open-streams.server";
import { makeScene } from "../../support/conversations";
import { useDatabase } from "../../support/database";
import { listenTo, wordsOf } from "../../support/heard-answer";
import { useRunningScene, type RunningScene } from "../../support/running-scene";

useDatabase();

const scene = useRunningScene();

const open = new AbortController().signal;
const follow = async ({ user, conversationId }: RunningScene, signal = open) =>
  listenTo(await streamRunningAnswer(user, conversationId, signal));

test("whoever sent the message hears the answer from its start to its end", async () => {
  const { user, asked, send, thread } = scene();
  const listener = listenTo(streamAnswerTo(user, await send("Hello"), open));
  const answer = await asked();
  await answer.say("Hi ");
  expect(await listener.next()).toMatchObject({ type: "start" });
  expect(await listener.next()).toMatchObject({ type: "text-delta", delta: "Hi " });
  await answer.say("there");
  const citation = { articleId: "article-1", title: "Greetings", url: "/help/greetings" };
  await answer.finish([citation]);
  expect(await listener.rest()).toMatchObject([
    { type: "text-delta", delta: "there" },
    { type: "source-url", sourceId: "article-1", title: "Greetings", url: "/help/greetings" },
    { type: "finish" },
  ]);
  await answersMade();
  expect((await thread())[1]).toMatchObject({ body: "Hi there" });
});

test("a stream of words ends with its session, and at once", async () => {
  const { user, agent, asked, send, conversationId } = scene();
  const sender = listenTo(streamAnswerTo(user, await send("Hello"), open));
  const watcher = listenTo(await streamRunningAnswer(agent, conversationId, open));
  const answer = await asked();
  await answer.say("Hi ");
  await sender.next();
  expect([openStreams.ofMember(user.memberId), openStreams.ofMember(agent.memberId)]).toMatchObject([
    [{}],
    [{}],
  ]);
  bus.revoke({ credentialId: user.credential.id });
  await expect(sender.rest()).rejects.toThrow("The stream broke off");
  expect(openStreams.ofMember(user.memberId)).toEqual([]);
  await answer.finish();
  expect(wordsOf(await watcher.rest())).toBe("Hi ");
});

test("a stream of words counts until its connection closes", async () => {
  const { user, asked, send } = scene();
  const connection = new AbortController();
  const listener = listenTo(streamAnswerTo(user, await send("Hello"), connection.signal));
  await (await asked()).say("Hi ");
  expect(openStreams.ofMember(user.memberId)).toHaveLength(1);
  connection.abort();
  expect(openStreams.ofMember(user.memberId)).toEqual([]);
  await listener.leave();
});

test("whoever comes in the middle hears all of it, and each hears the same", async () => {
  const { user, asked, send, thread } = scene();
  const first = listenTo(streamAnswerTo(user, await send("Hello"), open));
  const answer = await asked();
  await answer.say("One ");
  await answer.say("two ");
  const second = await follow(scene());
  await answer.say("three");
  await answer.finish();
  const heard = await first.rest();
  expect(await second.rest()).toEqual(heard);
  expect(wordsOf(heard)).toBe("One two three");
  expect(heard[0]).toEqual({ type: "start", messageId: (await thread())[1]?.id });
});

test("a listener who reads nothing for a while misses nothing, and keeps nobody waiting", async () => {
  const { user, asked, send } = scene();
  const slow = streamAnswerTo(user, await send("Hello"), open);
  const quick = await follow(scene());
  const answer = await asked();
  const words = Array.from({ length: 300 }, (_, index) => `word-${index} `);
  for (const word of words) await answer.say(word);
  await answer.finish();
  const heard = await quick.rest();
  expect(wordsOf(heard)).toBe(words.join(""));
  expect(await listenTo(slow).rest()).toEqual(heard);
});

test("nobody hears a word before it is stored", async () => {
  const { user, asked, send, thread } = scene();
  const listener = listenTo(streamAnswerTo(user, await send("Hello"), open));
  const answer = await asked();
  const said = answer.say("Hi");
  await listener.next();
  expect(await listener.next()).toMatchObject({ type: "text-delta" });
  expect((await thread())[1]).toMatchObject({ state: "streaming", body: "Hi" });
  await said;
  await answer.finish();
});

test("an answer that has ended is replayed to whoever asks for it again", async () => {
  const { user, asked, send } = scene();
  await send("Hello", "key");
  const answer = await asked();
  await answer.say("Hi!");
  await answer.finish();
  await answersMade();
  const repeat = await send("Hello", "key");
  expect(repeat.repeated).toBe(true);
  expect(wordsOf(await listenTo(streamAnswerTo(user, repeat, open)).rest())).toBe("Hi!");
});

test("a listener who leaves stops nothing", async () => {
  const { user, asked, send, thread } = scene();
  const leaving = new AbortController();
  const listener = listenTo(streamAnswerTo(user, await send("Hello"), leaving.signal));
  const answer = await asked();
  await answer.say("Hi ");
  leaving.abort();
  await listener.leave();
  await answer.say("there");
  await answer.finish();
  await answersMade();
  expect((await thread())[1]).toMatchObject({ body: "Hi there", state: "complete" });
});

test("a stop ends the stream of everyone who listens", async () => {
  const { asked, send, user, conversationId } = scene();
  const listeners = [listenTo(streamAnswerTo(user, await send("Hello"), open))];
  const answer = await asked();
  await answer.say("Hi");
  listeners.push(await follow(scene()));
  await stopAnswer(user, { conversationId });
  for (const listener of listeners) {
    const heard = await listener.rest();
    expect(wordsOf(heard)).toBe("Hi");
    expect(heard.slice(-2)).toEqual([{ type: "abort" }, { type: "finish" }]);
  }
});

test("a stop has reached the model when it is done, whether or not the database can be asked", async () => {
  const { asked, send, user, conversationId } = scene();
  await send("Hello");
  const answer = await asked();
  expect(answer.request.signal.aborted).toBe(false);
  await stopAnswer(user, { conversationId });
  expect(answer.request.signal.aborted).toBe(true);
});

test("a failure's words are heard as an error", async () => {
  const { user, asked, send } = scene();
  const listener = listenTo(streamAnswerTo(user, await send("Hello"), open));
  await (await asked()).fail("timeout");
  expect((await listener.rest()).slice(1)).toEqual([
    { type: "error", errorText: englishWords("assistant.failed-slow") },
    { type: "finish" },
  ]);
});

test("when nothing runs there is nothing to follow, and a stranger's conversation does not exist", async () => {
  const { user, conversationId } = scene();
  const stranger = await makeScene();
  expect(await streamRunningAnswer(user, conversationId, open)).toBeNull();
  await expect(streamRunningAnswer(stranger.agent, conversationId, open)).rejects.toMatchObject({
    code: "not-found",
  });
});

test("while the team holds the conversation the stream says only that", async () => {
  const { user, send, agent, conversationId } = scene();
  await changeHandling(agent, { conversationId, handledBy: "team" });
  expect(await listenTo(streamAnswerTo(user, await send("Hello"), open)).rest()).toEqual([
    { type: "start" },
    { type: "data-handling", data: { handledBy: "team" } },
    { type: "finish" },
  ]);
});

test("an answer is kept for half a minute after its end, and then forgotten", () => {
  vi.useFakeTimers();
  openRunStream("run");
  writeToRun("run", { type: "text-delta", id: "0", delta: "Hi" });
  endRunStream("run");
  vi.advanceTimersByTime(29_999);
  expect(hasRunStream("run")).toBe(true);
  vi.advanceTimersByTime(1);
  expect(hasRunStream("run")).toBe(false);
  vi.useRealTimers();
});
