import type { Change } from "~/conversations/changes/change.server";

/**
 * The name of somebody of the team, who stays of it until the change is committed; null for anybody else. Without the
 * lock a conversation could go to who is being removed.
 */
export async function lockColleague({ tx, conversation }: Change, id: string): Promise<string | null> {
  const [colleague] = await tx.$queryRaw<{ name: string }[]>`
    SELECT u."name" FROM "Member" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."id" = ${id}::uuid AND m."organizationId" = ${conversation.organizationId}::uuid
      AND m."role" <> 'user' AND m."removedAt" IS NULL
    FOR SHARE OF m`;
  return colleague?.name ?? null;
}
