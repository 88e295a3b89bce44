import { randomUUID } from "node:crypto";
import type { UIMessageChunk } from "ai";
import { streamAnswer, type AnswerOutcome, type AnswerRequest } from "~/assistant/answer.server";
import { assistantModel, type AssistantModel } from "~/assistant/models/model.server";

/** The model behind a Gemini-speaking server. */
export function geminiAt(baseURL: string): AssistantModel {
  return assistantModel({
    ASSISTANT_MODEL: "google:gemini-2.5-flash",
    GOOGLE_GENERATIVE_AI_API_KEY: "test-key",
    GOOGLE_GENERATIVE_AI_BASE_URL: baseURL,
  });
}

/** What is asked for, of an organization that has no wishes. */
export function asking(
  organizationId: string,
  question: string,
  rest: Partial<AnswerRequest> & Pick<AnswerRequest, "model">,
): AnswerRequest {
  return {
    organization: {
      id: organizationId,
      name: "Acme Outdoor",
      assistantName: "Scout",
      assistantInstructions: "",
    },
    memberId: randomUUID(),
    turns: [{ role: "user", name: "Sam", text: question }],
    messageId: "answer-1",
    signal: new AbortController().signal,
    ...rest,
  };
}

/** Reads an answer to its end. */
export async function read(
  request: AnswerRequest,
): Promise<{ chunks: UIMessageChunk[]; outcome: AnswerOutcome }> {
  const { chunks, outcome } = streamAnswer(request);
  const all: UIMessageChunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return { chunks: all, outcome: await outcome };
}

/** The text a reader of these parts sees. */
export function textOf(chunks: UIMessageChunk[]): string {
  return chunks.flatMap((chunk) => (chunk.type === "text-delta" ? chunk.delta : [])).join("");
}
