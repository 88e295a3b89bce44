import { z } from "zod";
import { DomainError } from "~/errors";
import { lineOfText, messageBody } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import { changeSettings, type SettingsChange } from "~/identity/settings/change-settings.server";
import { englishWords } from "~/i18n/words";

/** The form of a saved reply. */
export const SaveReply = z.object({ title: lineOfText(80), body: messageBody });

/** More than these are no list that one picks from. */
const most = 500;

/**
 * Writes a saved reply: a new one, or over the one of this id. The same again changes nothing. Throws forbidden,
 * not-found, invalid for another's title, conflict for too many.
 */
export async function saveReply(
  actor: Actor,
  id: string | null,
  { title, body }: z.output<typeof SaveReply>,
): Promise<void> {
  const { organizationId } = actor;
  await changeSettings(actor, async (change) => {
    const { tx, audit } = change;
    const before = id === null ? null : await tx.savedReply.findFirst({ where: { id, organizationId } });
    if (id !== null && !before) throw new DomainError("not-found");
    if (before?.title === title && before.body === body) return;
    await requireFreeTitle(change, organizationId, title, id);
    if (before)
      await tx.savedReply.update({ where: { id: before.id, organizationId }, data: { title, body } });
    else await tx.savedReply.create({ data: { organizationId, title, body } });
    await audit({
      action: before ? "reply-changed" : "reply-added",
      ...(before && { subjectId: before.id }),
      detail: { title },
    });
  });
}

async function requireFreeTitle(
  { tx }: SettingsChange,
  organizationId: string,
  title: string,
  id: string | null,
): Promise<void> {
  const others = await tx.savedReply.count({
    where: { organizationId, title, ...(id !== null && { id: { not: id } }) },
  });
  if (others > 0) {
    const detail = englishWords("settings.reply-title-taken");
    throw new DomainError("invalid", { fields: [{ pointer: "/title", detail }] });
  }
  if (id === null && (await tx.savedReply.count({ where: { organizationId } })) >= most) {
    const detail = englishWords("settings.replies-full", { most });
    throw new DomainError("conflict", { fields: [{ pointer: "", detail }] });
  }
}
