import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createGoogle } from "@ai-sdk/google";
import { wrapLanguageModel } from "ai";
import { InvalidEnv, type Env } from "~/env.server";
import { boundedOutput } from "./bounded-output";
import { localModel } from "./local-model.server";
import { mergeDeltas } from "./merge-deltas";
import { readableErrors } from "./readable-errors";

/** A model to answer with, and the name its answers are stored under. `local` generates nothing and costs nothing. */
export type AssistantModel = { kind: "local" | "generative"; id: string; model: LanguageModelV4 };

type ModelEnv = Pick<
  Env,
  "ASSISTANT_MODEL" | "GOOGLE_GENERATIVE_AI_API_KEY" | "GOOGLE_GENERATIVE_AI_BASE_URL"
>;

/** Makes a provider's model: an object, since the AI SDK sends a bare name to a hosted gateway. */
type Provider = (model: string, env: ModelEnv) => LanguageModelV4;

/**
 * The providers, by the name before the colon of `ASSISTANT_MODEL`. Another one of the AI SDK is its import and a line
 * here, like `anthropic: (model) => createAnthropic()(model)`, whose key that package reads itself.
 */
const providers: Record<string, Provider> = {
  google: (model, env) =>
    createGoogle({
      apiKey: env.GOOGLE_GENERATIVE_AI_API_KEY ?? "",
      baseURL: env.GOOGLE_GENERATIVE_AI_BASE_URL ?? undefined,
    })(model),
};

const mergeEveryMs = 15;
const mostCharacters = 12_000;

/** The model `ASSISTANT_MODEL` names: the one door to models. Throws `InvalidEnv` for a provider nobody knows. */
export function assistantModel(env: ModelEnv, known: Record<string, Provider> = providers): AssistantModel {
  const id = env.ASSISTANT_MODEL;
  if (id === "local") return { kind: "local", id, model: localModel() };
  const [name = "", ...model] = id.split(":");
  const provider = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!provider) {
    const accepted = ["local", ...Object.keys(known).map((each) => `${each}:<model>`)];
    throw new InvalidEnv([`ASSISTANT_MODEL must be ${accepted.join(", or ")}`]);
  }
  return { kind: "generative", id, model: forStreaming(provider(model.join(":"), env)) };
}

/** A model whose broken connections are errors, and whose words are bounded and come in handy pieces. */
function forStreaming(model: LanguageModelV4): LanguageModelV4 {
  const middleware = [mergeDeltas(mergeEveryMs), boundedOutput(mostCharacters), readableErrors];
  return wrapLanguageModel({ model, middleware });
}
