import { z } from "zod";
import { db, inTransaction, type Transaction } from "~/database/client.server";
import { isTaken } from "~/database/connection-errors.server";
import { DomainError } from "~/errors";
import { takeFrom } from "~/http/rate-limits.server";
import { emailAddress, lineOfText } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import { networkOf } from "./client-network";
import { countGuess } from "./password-guesses.server";
import { hashPassword, maxPasswordLength, verifyPassword } from "./passwords.server";

/** A password someone chooses: at least 8 characters. */
export const newPassword = z.string().min(8).max(maxPasswordLength);

/** Who someone says they are, in the forms that make accounts. */
export const EnterAs = z.object({ name: lineOfText(100), email: emailAddress, password: newPassword });

/** Others may take the same e-mail address, or the same name for something, at the same time. */
const attempts = 4;

/**
 * Does `work` in a transaction for the person of an e-mail address: a known one, who proves it by their password and
 * keeps their name, or a new one, who is made with it. Throws `DomainError`: invalid for a wrong password,
 * rate-limited, and what `work` throws. `work` may run again, from the start.
 */
export async function enterAs<Result>(
  person: z.output<typeof EnterAs>,
  clientAddress: string,
  work: (tx: Transaction, person: { userId: string; name: string }) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const proven = await prove(person, clientAddress);
    try {
      return await inTransaction(async (tx) => {
        const { id: userId, name } =
          "known" in proven ? proven.known : await tx.user.create({ data: proven.made });
        return work(tx, { userId, name });
      });
    } catch (error) {
      if (!isTaken(error) || attempt === attempts) throw error;
    }
  }
}

type NewPerson = { name: string; email: string; passwordHash: string };

async function prove(
  { name, email, password }: z.output<typeof EnterAs>,
  clientAddress: string,
): Promise<{ known: { id: string; name: string } } | { made: NewPerson }> {
  const known = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true },
  });
  if (!known) {
    await takeFrom("new-account", networkOf(clientAddress));
    return { made: { name, email, passwordHash: await hashPassword(password) } };
  }
  const proven = await countGuess(email, clientAddress, async () =>
    (await verifyPassword(known.passwordHash, password)) ? known : null,
  );
  if (proven) return { known: proven };
  const detail = englishWords("identity.known-email");
  throw new DomainError("invalid", { fields: [{ pointer: "/password", detail }] });
}
