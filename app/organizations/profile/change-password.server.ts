import { z } from "zod";
import { db, inTransaction } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { announceEnd } from "~/identity/credential-ends.server";
import { endCredentials } from "~/identity/end-credentials.server";
import { newPassword } from "~/identity/enter-as.server";
import { countGuess } from "~/identity/password-guesses.server";
import { hashPassword, maxPasswordLength, verifyPassword } from "~/identity/passwords.server";
import { recordAudit } from "~/identity/settings/record-audit.server";
import { englishWords } from "~/i18n/words";

/** The form at `/settings/profile/password`. */
export const ChangePassword = z.object({
  currentPassword: z.string().min(1).max(maxPasswordLength),
  password: newPassword,
});

/**
 * Gives the person another password, and ends all their sessions, tokens and streams, in every organization they are in,
 * but for the session this came with. Throws invalid where the current password is not right, rate-limited.
 */
export async function changePassword(
  actor: Actor,
  { currentPassword, password }: z.output<typeof ChangePassword>,
  clientAddress: string,
): Promise<void> {
  const { memberId, organizationId } = actor;
  const { user } = await db.member.findUniqueOrThrow({
    where: { id: memberId, organizationId },
    select: { user: { select: { id: true, email: true, passwordHash: true } } },
  });
  const proven = await countGuess(user.email ?? user.id, clientAddress, async () =>
    (await verifyPassword(user.passwordHash, currentPassword)) ? user : null,
  );
  if (!proven) throw wrongPassword();
  const passwordHash = await hashPassword(password);
  const ended = await inTransaction(async (tx) => {
    // Of two changes at once, the second no longer knows the password.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) throw wrongPassword();
    const memberships = await tx.member.findMany({
      where: { userId: user.id },
      select: { id: true, organizationId: true },
    });
    const keep = actor.credential.id;
    const credentials: Actor["credential"][] = [];
    for (const { id, ...place } of memberships)
      credentials.push(...(await endCredentials(tx, { memberId: id, ...place, keep })));
    await recordAudit(tx, actor, { action: "password-changed", subjectId: memberId });
    return credentials;
  });
  for (const credential of ended) announceEnd(credential);
}

function wrongPassword(): DomainError {
  const detail = englishWords("settings.password-wrong");
  return new DomainError("invalid", { fields: [{ pointer: "/currentPassword", detail }] });
}
