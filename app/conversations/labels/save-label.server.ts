import { z } from "zod";
import { DomainError } from "~/errors";
import { lineOfText } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import { changeSettings, type SettingsChange } from "~/identity/settings/change-settings.server";
import { englishWords } from "~/i18n/words";
import { tints } from "~/ui/tint";
import { tellLabelled } from "./tell-labelled.server";

/** The form of a label. */
export const SaveLabel = z.object({ name: lineOfText(40), tint: z.enum(tints) });

type LabelFields = z.output<typeof SaveLabel>;

/** More than these are no list that one picks from by eye. */
const most = 100;

/**
 * Makes a label, or gives the one of this id another name and tint, which the conversations that carry it show at once.
 * The same again changes nothing. Throws forbidden, not-found, invalid for another's name, conflict for too many.
 */
export async function saveLabel(actor: Actor, id: string | null, fields: LabelFields): Promise<void> {
  const { organizationId } = actor;
  const changed = await changeSettings(actor, async (change) => {
    const { tx, audit } = change;
    const before = id === null ? null : await tx.label.findFirst({ where: { id, organizationId } });
    if (id !== null && !before) throw new DomainError("not-found");
    if (before?.name === fields.name && before.tint === fields.tint) return null;
    await requireFreeName(change, organizationId, fields.name, id);
    if (!before) {
      await tx.label.create({ data: { organizationId, ...fields } });
      await audit({ action: "label-added", detail: { name: fields.name } });
      return null;
    }
    await tx.label.update({ where: { id: before.id, organizationId }, data: fields });
    const detail = { name: fields.name, before: before.name };
    await audit({ action: "label-changed", subjectId: before.id, detail });
    return tx.conversationLabel.findMany({
      where: { labelId: before.id, organizationId },
      select: { conversationId: true },
    });
  });
  if (changed) await tellLabelled(actor, changed);
}

/** Names that differ only in capitals would be told apart by nobody. */
async function requireFreeName(
  { tx }: SettingsChange,
  organizationId: string,
  name: string,
  id: string | null,
): Promise<void> {
  const labels = await tx.label.findMany({ where: { organizationId }, select: { id: true, name: true } });
  if (labels.some((each) => each.id !== id && each.name.toLowerCase() === name.toLowerCase())) {
    const detail = englishWords("settings.label-name-taken");
    throw new DomainError("invalid", { fields: [{ pointer: "/name", detail }] });
  }
  if (id !== null || labels.length < most) return;
  const detail = englishWords("settings.labels-full", { most });
  throw new DomainError("conflict", { fields: [{ pointer: "", detail }] });
}
