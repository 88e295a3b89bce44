import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, onTestFinished } from "vitest";
import { startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { answersInFlight } from "~/conversations/handling/answer-queue.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import type { Message } from "~/conversations/message";
import { sendMessage, type SentMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import type { AssistantRun } from "~/database/generated/client";
import { hub } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";
import { makeScene, type Scene } from "./conversations";
import { ScriptedModel, type ScriptedAnswer } from "./scripted-model";

/** A conversation whose assistant says what the test tells it. */
export type RunningScene = Scene & {
  model: ScriptedModel;
  /** The next answer the assistant is asked for. */
  asked: () => Promise<ScriptedAnswer>;
  send: (body: string, clientId?: string) => Promise<SentMessage>;
  /** Its runs, the first one first. */
  runs: () => Promise<AssistantRun[]>;
  thread: () => Promise<Message[]>;
  /** Collects what the organization's streams carry from now on: of the conversation, or of the inbox's list. */
  follow: (topic: "conversation" | "organization") => LiveEvent[];
};

export async function makeRunningScene(model = new ScriptedModel()): Promise<RunningScene> {
  const scene = await makeScene();
  const { conversationId, organizationId, user } = scene;
  return {
    ...scene,
    model,
    asked: () => model.asked(organizationId),
    send: (body, clientId = randomUUID()) => sendMessage(user, { conversationId, body, clientId }),
    runs: () => db.assistantRun.findMany({ where: { conversationId }, orderBy: { createdAt: "asc" } }),
    thread: async () => (await listMessages(user, conversationId, { limit: 100 })).messages,
    follow: (topic) => {
      const seen: LiveEvent[] = [];
      const write = (_frame: Buffer, _rev: number | null, event: LiveEvent) => seen.push(event) > 0;
      const id = topic === "conversation" ? conversationId : organizationId;
      onTestFinished(
        hub.subscribe(`${topic}/${id}`, { side: "organization", memberId: randomUUID(), write }),
      );
      return seen;
    },
  };
}

/** Does something as another process would, where nobody knows what this one is saying. */
export async function elsewhere<Result>(deed: () => Promise<Result>): Promise<Result> {
  const here = [...answersInFlight];
  answersInFlight.clear();
  const result = await deed();
  for (const [runId, inFlight] of here) answersInFlight.set(runId, inFlight);
  return result;
}

/** Gives each test of the file a fresh scene, and a worker that makes its answers. */
export function useRunningScene(): () => RunningScene {
  let scene: RunningScene;
  beforeEach(async () => {
    scene = await makeRunningScene();
    startRunWorker({ answer: scene.model.answer });
  });
  afterEach(stopRunWorker);
  return () => scene;
}
