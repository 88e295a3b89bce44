import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";
import { db } from "~/database/client.server";
import type { Role } from "./actor";
import { verifyPassword } from "./passwords.server";

/** A membership someone may log in to. */
export type Membership = { memberId: string; organizationId: string; role: Role };

/** Who someone is, by what they prove. Strategy `password`: a form with `email` and `password`; null is nobody. */
export const authenticator = new Authenticator<Membership | null>().use(
  new FormStrategy(async ({ form }) => {
    const email = form.get("email");
    const password = form.get("password");
    if (typeof email !== "string" || typeof password !== "string") return null;
    return membershipByPassword(email, password);
  }),
  "password",
);

type Candidate = { passwordHash: string | null } & { [Key in keyof Membership]: Membership[Key] | null };

/** One query and one hash, whether nobody has the address, the password is another, or all is right. */
async function membershipByPassword(email: string, password: string): Promise<Membership | null> {
  const [candidate] = await db.$queryRaw<Candidate[]>`
    SELECT u."passwordHash", m."id" AS "memberId", m."organizationId", m."role"::text AS "role"
    FROM "User" u
    LEFT JOIN "Member" m ON m."userId" = u."id" AND m."removedAt" IS NULL
    WHERE u."email" = ${email}
    ORDER BY m."createdAt", m."id"
    LIMIT 1`;
  const proven = await verifyPassword(candidate?.passwordHash ?? null, password);
  const { memberId, organizationId, role } = candidate ?? {};
  return proven && memberId && organizationId && role ? { memberId, organizationId, role } : null;
}
