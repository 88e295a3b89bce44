import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import type { Actor } from "~/identity/actor";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";
import type { Change } from "~/conversations/changes/change.server";
import { recordCase } from "~/conversations/casework/record-case.server";

/** Which labels a conversation gets, by id or name: the whole set, or some more and some fewer. */
export type LabelsAsked = { only: string[] } | { add?: string[]; remove?: string[] };

/** The ids of the labels that were put on a conversation and taken off it. */
export type LabelsChanged = { added: string[]; removed: string[] };

type Named = { id: string; name: string };

/** Changes the labels of a conversation. Throws invalid for what is no label of the organization. */
export async function setLabels(change: Change, actor: Actor, asked: LabelsAsked): Promise<LabelsChanged> {
  const { tx, conversation } = change;
  const { id: conversationId, organizationId } = conversation;
  const has = await listLabelsOn(change);
  const wanted = await requireLabels(change, "only" in asked ? asked.only : (asked.add ?? []));
  const unwanted = "only" in asked ? without(has, wanted) : await requireLabels(change, asked.remove ?? []);
  const added = without(wanted, has);
  const removed = unwanted.filter(({ id }) => has.some((each) => each.id === id));
  if (added.length + removed.length === 0) return { added: [], removed: [] };
  await tx.conversationLabel.deleteMany({ where: { conversationId, labelId: { in: idsOf(removed) } } });
  await tx.conversationLabel.createMany({
    data: idsOf(added).map((labelId) => ({ conversationId, labelId, organizationId })),
  });
  const after = namesOf(await listLabelsOn(change));
  change.update({ labels: after }, "state");
  if (added.length > 0) await addThreadEvent(change, "labels-added", actor, "team", paramsOf(added));
  if (removed.length > 0) await addThreadEvent(change, "labels-removed", actor, "team", paramsOf(removed));
  await recordCase(change, actor, "conversation-labels", { before: namesOf(has), after });
  return { added: idsOf(added), removed: idsOf(removed) };
}

const idsOf = (labels: Named[]) => labels.map(({ id }) => id);
const namesOf = (labels: Named[]) => labels.map(({ name }) => name);
const paramsOf = (labels: Named[]) => ({
  labels: namesOf(labels).join(", "),
  count: String(labels.length),
});

const without = (labels: Named[], others: Named[]) =>
  labels.filter(({ id }) => !others.some((other) => other.id === id));

/** The labels a conversation has, by name. */
export function listLabelsOn({ tx, conversation }: Change): Promise<Named[]> {
  return tx.label.findMany({
    where: { conversations: { some: { conversationId: conversation.id } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Under a lock that lets nobody delete or rename them until the change is committed. */
async function requireLabels({ tx, conversation }: Change, asked: string[]): Promise<Named[]> {
  if (asked.length === 0) return [];
  const labels = await tx.$queryRaw<Named[]>`
    SELECT "id", "name" FROM "Label"
    WHERE "organizationId" = ${conversation.organizationId}::uuid
      AND ("name" = ANY(${asked}) OR "id"::text = ANY(${asked}))
    ORDER BY "name" FOR SHARE`;
  if (asked.every((text) => labels.some(({ id, name }) => id === text || name === text))) return labels;
  const detail = englishWords("problems.field-label");
  throw new DomainError("invalid", { fields: [{ pointer: "/label", detail }] });
}
