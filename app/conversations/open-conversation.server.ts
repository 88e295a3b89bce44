import type { Transaction } from "~/database/client.server";

/** Makes a user's one conversation with the organization, where there is none yet; it begins with the membership. */
export async function openConversation(
  tx: Transaction,
  { memberId, organizationId }: { memberId: string; organizationId: string },
): Promise<void> {
  await tx.conversation.createMany({
    data: { organizationId, userMemberId: memberId },
    skipDuplicates: true,
  });
}
