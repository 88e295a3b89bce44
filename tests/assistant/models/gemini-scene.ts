import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { streamAnswer, type AnswerRequest } from "~/assistant/answer.server";
import { answersMade, startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { listMessages } from "~/conversations/history/list-messages.server";
import type { Message } from "~/conversations/message";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { db } from "~/database/client.server";
import type { AssistantRun, Conversation, ThreadEvent } from "~/database/generated/client";
import { makeScene, type Scene } from "../../support/conversations";
import { geminiAt } from "../answering";
import { startGemini, type GeminiAnswer, type GeminiRequest } from "./gemini-server";

/** A conversation whose assistant asks a Gemini-speaking server, all the way from Send to the database. */
export type GeminiScene = Scene & {
  requests: GeminiRequest[];
  /** Sends, and waits until nothing is left to answer. */
  ask: (body: string) => Promise<void>;
  send: (body: string) => Promise<void>;
  thread: () => Promise<Message[]>;
  conversation: () => Promise<Conversation>;
  runs: () => Promise<AssistantRun[]>;
  events: () => Promise<ThreadEvent[]>;
};

export async function makeGeminiScene(
  answers: GeminiAnswer[],
  options: Pick<AnswerRequest, "limits"> = {},
): Promise<GeminiScene> {
  const { baseURL, requests } = await startGemini(...answers);
  const scene = await makeScene();
  const { conversationId, user } = scene;
  const model = geminiAt(baseURL);
  startRunWorker({ answer: (request) => streamAnswer({ ...request, ...options, model }) });
  onTestFinished(stopRunWorker);
  const where = { conversationId };
  const send = async (body: string) =>
    void (await sendMessage(user, { conversationId, body, clientId: randomUUID() }));
  return {
    ...scene,
    requests,
    send,
    ask: (body) => send(body).then(answersMade),
    thread: async () => (await listMessages(user, conversationId, { limit: 100 })).messages,
    conversation: () => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }),
    runs: () => db.assistantRun.findMany({ where, orderBy: { createdAt: "asc" } }),
    events: () => db.threadEvent.findMany({ where, orderBy: { rev: "asc" } }),
  };
}
