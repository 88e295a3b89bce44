import { db } from "~/database/client.server";
import { runStatement, type Statement } from "~/database/run-statement.server";
import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import type { Actor, Scope } from "./actor";
import { knownScopes } from "./api-tokens.server";
import { digestOf } from "./secret-text.server";

const minuteMilliseconds = 60_000;

type Holder = Pick<Actor, "memberId" | "organizationId" | "role" | "name"> & {
  tokenId: string;
  scopes: string[];
  lastUsedAt: Date | null;
};

/**
 * The member a request's bearer token belongs to, narrowed to its scopes; cookies and the query count for
 * nothing. Throws `DomainError`: unauthenticated (missing, unknown, revoked, expired, its member removed),
 * forbidden (without `scope`).
 */
export async function requireToken(request: Request, scope?: Scope): Promise<Actor> {
  const token = /^Bearer +(pk_[\w-]{43})$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  const holder = token === undefined ? null : await holderOf(token);
  if (!holder) throw new DomainError("unauthenticated");
  const { tokenId, lastUsedAt, scopes: stored, ...member } = holder;
  const granted = knownScopes(stored);
  if (scope && !granted.includes(scope))
    throw new DomainError("forbidden", {
      fields: [{ pointer: "", detail: englishWords("problems.scope-missing", { scope }) }],
    });
  await noteUse(tokenId, lastUsedAt);
  return { ...member, credential: { kind: "token", id: tokenId }, scopes: granted };
}

const holderOfToken: Statement = {
  name: "holder_of_token",
  text: `
    SELECT t."id" AS "tokenId", t."scopes", t."lastUsedAt",
      m."id" AS "memberId", m."organizationId", m."role"::text AS "role", u."name"
    FROM "ApiToken" t
    JOIN "Member" m ON m."id" = t."memberId" AND m."organizationId" = t."organizationId"
    JOIN "User" u ON u."id" = m."userId"
    WHERE t."hash" = $1 AND t."revokedAt" IS NULL
      AND (t."expiresAt" IS NULL OR t."expiresAt" > $2) AND m."removedAt" IS NULL`,
};

async function holderOf(token: string): Promise<Holder | null> {
  const [holder] = await runStatement<Holder>(holderOfToken, [digestOf(token), new Date()]);
  return holder ?? null;
}

/** Writes down when a token was used, at most once a minute. */
async function noteUse(id: string, lastUsedAt: Date | null): Promise<void> {
  const now = new Date();
  const minuteAgo = new Date(now.getTime() - minuteMilliseconds);
  if (lastUsedAt && lastUsedAt > minuteAgo) return;
  await db.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: minuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
