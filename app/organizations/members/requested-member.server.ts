import type { Transaction } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor, Role } from "~/identity/actor";
import { englishWords } from "~/i18n/words";

export type RequestedMember = { id: string; role: Role; name: string };

/** The member of the actor's organization that a change is about. Throws not-found. */
export async function requireMember(tx: Transaction, actor: Actor, id: string): Promise<RequestedMember> {
  const member = await tx.member.findFirst({
    where: { id, organizationId: actor.organizationId, removedAt: null },
    select: { id: true, role: true, user: { select: { name: true } } },
  });
  if (!member) throw new DomainError("not-found");
  return { id: member.id, role: member.role, name: member.user.name };
}

/** Throws `DomainError("conflict")` where the organization would be left without an admin. */
export async function requireAnotherAdmin(
  tx: Transaction,
  actor: Actor,
  member: RequestedMember,
): Promise<void> {
  if (member.role !== "admin") return;
  const others = await tx.member.count({
    where: { organizationId: actor.organizationId, role: "admin", removedAt: null, id: { not: member.id } },
  });
  if (others > 0) return;
  const detail = englishWords("settings.last-admin", { name: member.name });
  throw new DomainError("conflict", { fields: [{ pointer: "", detail }] });
}
