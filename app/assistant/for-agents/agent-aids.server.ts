import type { UIMessageChunk } from "ai";
import { v7 as uuidv7 } from "uuid";
import { assistantModel, type AssistantModel } from "~/assistant/models/model.server";
import { messagesFor } from "~/assistant/prompt/prompt.server";
import { readTurns } from "~/assistant/prompt/read-turns.server";
import { requireConversation } from "~/conversations/conversations.server";
import { db } from "~/database/client.server";
import { getEnv } from "~/env.server";
import { DomainError } from "~/errors";
import { englishWords, type WordId } from "~/i18n/words";
import type { Actor } from "~/identity/actor";
import { searchPassages } from "~/knowledge/search-articles.server";
import { draftInstructions, summaryInstructions, threadAsText } from "./aid-instructions";
import { openQuestion, quotingDraft } from "./local-draft";
import { writeAid } from "./written-aid.server";

/** A text for somebody of the team, as it is written. */
export type Aid = AsyncIterable<UIMessageChunk>;

/** What the assistant can do for the actor's team. */
export type AidOffer = { draft: boolean; summary: boolean };

/** `signal`: the one who asked is gone. `model`: by default the one the environment names. */
type AskedFor = { signal: AbortSignal; model?: AssistantModel };

const mostQuoted = 2;
const longestSummarized = 200;

/** The local model quotes, and sums nothing up; an assistant that is turned off does neither. */
export async function getAidOffer(
  actor: Actor,
  { kind }: Pick<AssistantModel, "kind"> = assistantModel(getEnv()),
): Promise<AidOffer> {
  const { assistantEnabled } = await db.organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
    select: { assistantEnabled: true },
  });
  return { draft: assistantEnabled, summary: assistantEnabled && kind !== "local" };
}

/**
 * Drafts a reply to what the user said last, from the thread and the help articles. It sends and stores nothing.
 * Throws not-found, and not-offered where there is nothing to draft from.
 */
export async function draftReply(
  actor: Actor,
  conversationId: string,
  { signal, model = assistantModel(getEnv()) }: AskedFor,
): Promise<Aid> {
  const { organization, turns } = await readThread(actor, conversationId, { wanted: "draft", model });
  const question = openQuestion(turns);
  if (question === "") throw notOffered("assistant.draft-no-question");
  if (model.kind !== "local")
    return writeAid({
      actor,
      instructions: draftInstructions(organization, actor.name),
      messages: messagesFor(turns),
      searches: true,
      signal,
      model,
    });
  const draft = quotingDraft(await searchPassages(actor.organizationId, question, mostQuoted));
  if (draft === "") throw notOffered("assistant.draft-nothing-found");
  return said(draft);
}

/** Sums a conversation up. Throws not-found, and not-offered with a model that cannot. */
export async function summarizeThread(
  actor: Actor,
  conversationId: string,
  { signal, model = assistantModel(getEnv()) }: AskedFor,
): Promise<Aid> {
  const { organization, turns } = await readThread(actor, conversationId, {
    wanted: "summary",
    model,
    most: longestSummarized,
  });
  if (turns.length === 0) throw notOffered("assistant.summary-nothing-said");
  const content = `The conversation, oldest message first:\n\n${threadAsText(turns)}`;
  return writeAid({
    actor,
    instructions: summaryInstructions(organization),
    messages: [{ role: "user", content }],
    searches: false,
    signal,
    model,
  });
}

async function readThread(
  actor: Actor,
  conversationId: string,
  { wanted, model, most }: { wanted: keyof AidOffer; model: AssistantModel; most?: number },
) {
  if (actor.role === "user") throw new DomainError("forbidden");
  await requireConversation(actor, conversationId);
  const offer = await getAidOffer(actor, model);
  if (!offer[wanted]) throw notOffered(offer.draft ? "assistant.summary-local" : "assistant.aid-off");
  return readTurns({ conversationId, organizationId: actor.organizationId }, most);
}

function notOffered(words: WordId): DomainError {
  return new DomainError("not-offered", { fields: [{ pointer: "", detail: englishWords(words) }] });
}

async function* said(text: string): Aid {
  yield { type: "start", messageId: uuidv7() };
  yield { type: "text-start", id: "0" };
  yield { type: "text-delta", id: "0", delta: text };
  yield { type: "text-end", id: "0" };
  yield { type: "finish" };
}
