import { openConversation } from "~/conversations/open-conversation.server";
import type { Transaction } from "~/database/client.server";
import type { Role } from "~/identity/actor";
import type { Membership } from "~/identity/authenticator.server";
import { recordAudit } from "~/identity/settings/record-audit.server";

type NewMembership = { organizationId: string; userId: string; name: string; role: Role };

/** Makes a person a member, again where they were one before; a user's conversation begins with it. */
export async function storeMembership(
  tx: Transaction,
  { organizationId, userId, name, role }: NewMembership,
): Promise<Membership> {
  const { id: memberId } = await tx.member.upsert({
    where: { organizationId_userId: { organizationId, userId } },
    create: { organizationId, userId, role },
    update: { role, removedAt: null },
    select: { id: true },
  });
  if (role === "user") await openConversation(tx, { memberId, organizationId });
  const detail = { name, role };
  await recordAudit(
    tx,
    { organizationId, memberId, name },
    { action: "member-joined", subjectId: memberId, detail },
  );
  return { memberId, organizationId, role };
}
