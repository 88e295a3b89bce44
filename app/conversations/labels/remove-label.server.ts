import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { changeSettings } from "~/identity/settings/change-settings.server";
import { tellLabelled } from "./tell-labelled.server";

/** Deletes a label and takes it off all conversations. Returns its name. Throws forbidden, not-found. */
export async function removeLabel(actor: Actor, id: string): Promise<string> {
  const { organizationId } = actor;
  const { name, labelled } = await changeSettings(actor, async ({ tx, audit }) => {
    const label = await tx.label.findFirst({ where: { id, organizationId }, select: { name: true } });
    if (!label) throw new DomainError("not-found");
    // Nobody puts it on another conversation until it is gone.
    await tx.$queryRaw`SELECT 1 FROM "Label" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const labelled = await tx.conversationLabel.findMany({
      where: { labelId: id, organizationId },
      select: { conversationId: true },
    });
    await tx.label.delete({ where: { id, organizationId } });
    await audit({ action: "label-removed", subjectId: id, detail: label });
    return { ...label, labelled };
  });
  await tellLabelled(actor, labelled);
  return name;
}
