import type {
  LanguageModelV4,
  LanguageModelV4Middleware,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { wrapLanguageModel } from "ai";
import { describeError, log } from "~/http/log.server";
import { chargeTokens, takeAnswer, type Payer } from "./daily-budget.server";
import { OverBudget } from "~/assistant/failure-cause";
import type { AssistantModel } from "~/assistant/models/model.server";
import { waitOutDatabase } from "~/assistant/runs/wait-out-database.server";

/** About how many characters a token has, where a provider did not say how many tokens there were. */
const charactersPerToken = 4;

/**
 * The model for one piece of work (an answer, a draft, a summary) that counts to somebody's budget of the day. Make one
 * for each piece: `streamText({ model: chargedModel(assistantModel(getEnv()), { organizationId, memberId }), … })`.
 * The first call takes one answer, and fails with `OverBudget` (`causeOf` says `over-budget`) before the provider is
 * asked; every call is charged its tokens, estimated where it was cut short. `local` costs nothing and is not counted.
 */
export function chargedModel({ kind, model }: AssistantModel, payer: Payer): LanguageModelV4 {
  return kind === "local" ? model : wrapLanguageModel({ model, middleware: charging(payer) });
}

function charging(payer: Payer): LanguageModelV4Middleware {
  let taken: Promise<boolean> | null = null;
  const requireBudget = async () => {
    taken ??= waitOutDatabase(() => takeAnswer(payer));
    if (!(await taken)) throw new OverBudget();
  };
  return {
    specificationVersion: "v4",
    wrapGenerate: async ({ doGenerate, params }) => {
      await requireBudget();
      const generated = await doGenerate();
      await charge(payer, tokensOf(generated.usage) ?? estimated(params.prompt, generated.content));
      return generated;
    },
    wrapStream: async ({ doStream, params }) => {
      await requireBudget();
      const { stream, ...rest } = await doStream();
      return { ...rest, stream: chargedStream(stream, payer, estimated(params.prompt)) };
    },
  };
}

/** The same parts; however it ends, what was used is charged once. */
function chargedStream(
  stream: ReadableStream<LanguageModelV4StreamPart>,
  payer: Payer,
  tokensOfPrompt: number,
): ReadableStream<LanguageModelV4StreamPart> {
  const reader = stream.getReader();
  let used = tokensOfPrompt;
  const settle = () => {
    const tokens = used;
    used = 0;
    return charge(payer, tokens);
  };
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch(async (error: unknown) => {
        await settle();
        throw error;
      });
      if (value && "delta" in value) used += value.delta.length / charactersPerToken;
      if (value?.type === "finish") used = tokensOf(value.usage) ?? used;
      if (value?.type === "finish" || done) await settle();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      await Promise.all([reader.cancel(reason), settle()]);
    },
  });
}

function tokensOf({ inputTokens, outputTokens }: LanguageModelV4Usage): number | null {
  const known = [inputTokens.total, outputTokens.total].filter((tokens) => tokens !== undefined);
  return known.length > 0 ? known.reduce((sum, tokens) => sum + tokens, 0) : null;
}

function estimated(...said: unknown[]): number {
  return JSON.stringify(said).length / charactersPerToken;
}

/** An answer does not fail over a count that could not be made. */
async function charge(payer: Payer, tokens: number): Promise<void> {
  if (tokens <= 0) return;
  await chargeTokens(payer, tokens).catch((error: unknown) =>
    log.warn({ error: describeError(error) }, "used tokens could not be counted"),
  );
}
