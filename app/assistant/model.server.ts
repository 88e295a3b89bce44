import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createGoogle } from "@ai-sdk/google";
import { wrapLanguageModel } from "ai";
import type { Env } from "~/env.server";
import { localModel } from "./local-model.server";
import { mergeDeltas } from "./merge-deltas";
import { readableErrors } from "./readable-errors";

/** A model to answer with, and the name its answers are stored under. */
export type AssistantModel = { kind: "local" | "google"; id: string; model: LanguageModelV4 };

type ModelEnv = Pick<
  Env,
  "ASSISTANT_MODEL" | "GOOGLE_GENERATIVE_AI_API_KEY" | "GOOGLE_GENERATIVE_AI_BASE_URL"
>;

const mergeEveryMs = 15;

/** The model `ASSISTANT_MODEL` names: the only place that knows providers. Another one is a case more. */
export function assistantModel(env: ModelEnv): AssistantModel {
  const id = env.ASSISTANT_MODEL;
  if (id === "local") return { kind: "local", id, model: localModel() };
  const google = createGoogle({
    apiKey: env.GOOGLE_GENERATIVE_AI_API_KEY ?? "",
    baseURL: env.GOOGLE_GENERATIVE_AI_BASE_URL ?? undefined,
  });
  return { kind: "google", id, model: forStreaming(google(id.replace(/^google:/, ""))) };
}

/** A model whose broken connections are errors and whose words come in handy pieces. */
function forStreaming(model: LanguageModelV4): LanguageModelV4 {
  return wrapLanguageModel({ model, middleware: [mergeDeltas(mergeEveryMs), readableErrors] });
}
