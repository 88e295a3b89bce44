import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { changeCase, type CaseChange } from "./change-case.server";
import type { CaseUndo } from "./case-undo";
import type { Counted } from "./undo-changes.server";

/**
 * Changes conversations as changeCase, each by itself: one that does not exist for the actor, or is that way already,
 * stays. Throws what holds for all of them: forbidden, invalid.
 */
export async function changeSeveral(
  actor: Actor,
  conversationIds: string[],
  asked: CaseChange,
): Promise<Counted & { undos: CaseUndo[] }> {
  const ids = [...new Set(conversationIds)];
  const undos: CaseUndo[] = [];
  for (const id of ids) {
    const undo = await changeIfThere(actor, id, asked);
    if (undo) undos.push(undo);
  }
  return { undos, changed: undos.length, unchanged: ids.length - undos.length };
}

async function changeIfThere(actor: Actor, id: string, asked: CaseChange): Promise<CaseUndo | null> {
  try {
    return (await changeCase(actor, id, asked)).undo;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") return null;
    throw error;
  }
}
