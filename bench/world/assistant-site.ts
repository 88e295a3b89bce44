import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Asking } from "../load/answer-reader.ts";
import { cpuMicroseconds } from "../measure/process-usage.ts";
import { makeBenchDatabase } from "./bench-database.ts";
import { makeWorld } from "./bench-world.ts";
import { startServer, type Server } from "./child.ts";
import { startParleyOn } from "./parley-on-postgres.ts";
import { startRedis } from "./redis.ts";
import { modelEnv, type Script } from "./script.ts";

/** Two processes whose assistant is a scripted model, and a peer that passes the same model's words on. */
export type AssistantSite = {
  urls: [string, string];
  peer: Server;
  /** What the model says from now on. */
  say: (script: Script) => Promise<void>;
  /** A question in each of so many conversations, to the first process. */
  askings: (count: number) => Asking[];
  /** Follows the running answer of a conversation in the first process. */
  watching: (conversation: number) => Asking;
  /** Resolves once a conversation's answer can be followed. */
  running: (conversation: number) => Promise<void>;
  /** Asks, and stops the answer in its midst by the process at `url`: how long that took to reach the model, in milliseconds. */
  stopAnswer: (url: string) => Promise<number>;
  /** Processor time of the first process and of PostgreSQL, in microseconds. */
  cpu: () => Promise<number>;
  close: () => Promise<void>;
};

export async function openAssistantSite({
  conversations,
}: {
  conversations: number;
}): Promise<AssistantSite> {
  const redis = await startRedis();
  const model = await startServer("bench/peers/scripted-model.ts");
  const env = modelEnv(model.url);
  const peer = await startServer("bench/peers/direct-words.ts", { env });
  const database = await makeBenchDatabase("assistant");
  const world = await makeWorld(database.client, { conversations, handledBy: "assistant" });
  await database.settle();
  const here = await startParleyOn(database.url, { redisUrl: redis.url, env });
  const there = await startParleyOn(database.url, { redisUrl: redis.url, env });
  const conversationAt = (index: number) => {
    const conversation = world.conversations[index];
    if (!conversation) throw new Error(`There is no conversation ${index}`);
    return conversation;
  };
  const askingIn = (index: number): Asking => {
    const { id, user } = conversationAt(index);
    const message = { id: randomUUID(), role: "user", parts: [{ type: "text", text: "Tell me." }] };
    return { url: here.url, path: "/api/v1/assistant", headers: user.token, json: { id, message } };
  };
  const watching = (index: number): Asking => {
    const { id, user } = conversationAt(index);
    return { url: here.url, path: `/api/v1/assistant/${id}/stream`, headers: user.token };
  };
  return {
    urls: [here.url, there.url],
    peer,
    say: (script) => model.ask("script", script),
    askings: (count) => Array.from({ length: count }, (_, index) => askingIn(index)),
    watching,
    running: async (index) => {
      const { url, path, headers = {} } = watching(index);
      for (;;) {
        const { status, body } = await fetch(new URL(path, url), { headers });
        await body?.cancel();
        if (status === 200) return;
        await pause(5);
      }
    },
    stopAnswer: async (url) => {
      const { id, user } = conversationAt(0);
      const asking = askingIn(0);
      const headers = { ...user.token, "Content-Type": "application/json" };
      const body = JSON.stringify(asking.json);
      const answer = await fetch(new URL(asking.path, here.url), { method: "POST", headers, body });
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let text = ""; !text.includes("text-delta");) text += (await reader?.read())?.value ?? "";
      await model.ask("stops");
      const begun = performance.timeOrigin + performance.now();
      await fetch(new URL(`/api/v1/assistant/${id}/stop`, url), { method: "POST", headers, body: "{}" });
      let stopped: number | undefined;
      while (stopped === undefined) [stopped] = await model.ask<number[]>("stops");
      while (!(await reader?.read())?.done);
      return stopped - begun;
    },
    cpu: async () => cpuMicroseconds(here.pid) + (await database.cpu()),
    close: async () => {
      for (const each of [here, there, peer, model]) await each.stop();
      await database.drop();
      await redis.stop();
    },
  };
}
