import { z } from "zod";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import { takeFrom } from "~/http/rate-limits.server";
import { lineOfText, wholeNumber } from "~/http/text-fields";
import { scopes, type Actor, type Scope } from "./actor";
import { announceEnd } from "./credential-ends.server";
import { digestOf, randomText } from "./secret-text.server";

/** The form at `/settings/tokens`; an empty `expiresInDays` is a token that does not expire. */
export const CreateToken = z.object({
  name: lineOfText(100),
  scope: z.array(z.enum(scopes)).min(1).max(scopes.length),
  expiresInDays: z.union([z.literal("").transform(() => null), wholeNumber(1, 3_650)]).default(null),
});

export type NewToken = { name: string; scopes: Scope[]; expiresInDays: number | null };

/** A token as its owner sees it; `tail` is its last four characters. Times are ISO 8601 UTC. */
export type TokenRecord = {
  id: string;
  name: string;
  tail: string;
  scopes: Scope[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

const recordFields = {
  id: true,
  name: true,
  tail: true,
  scopes: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const;

const dayMilliseconds = 24 * 60 * 60 * 1_000;

/**
 * Makes a token for the actor. `token` is all of it, to be shown once: only its hash is stored. Throws
 * `DomainError`: forbidden to who comes with a token themselves, rate-limited.
 */
export async function createToken(
  actor: Actor,
  { name, scopes: granted, expiresInDays }: NewToken,
): Promise<{ token: string; record: TokenRecord }> {
  if (actor.credential.kind !== "session") throw new DomainError("forbidden");
  await takeFrom("create-token", actor.memberId);
  const token = `pk_${randomText()}`;
  const row = await db.apiToken.create({
    data: {
      organizationId: actor.organizationId,
      memberId: actor.memberId,
      name,
      hash: digestOf(token),
      tail: token.slice(-4),
      scopes: [...new Set(granted)],
      expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * dayMilliseconds),
    },
    select: recordFields,
  });
  return { token, record: recordOf(row) };
}

/** The actor's own tokens that are not revoked, newest first. */
export async function listTokens(actor: Actor): Promise<TokenRecord[]> {
  const rows = await db.apiToken.findMany({
    where: { organizationId: actor.organizationId, memberId: actor.memberId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: recordFields,
  });
  return rows.map(recordOf);
}

/** Ends one of the actor's own tokens and what is open with it. Throws `DomainError("not-found")`. */
export async function revokeToken(actor: Actor, id: string): Promise<void> {
  const { count } = await db.apiToken.updateMany({
    where: { id, organizationId: actor.organizationId, memberId: actor.memberId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw new DomainError("not-found");
  announceEnd({ kind: "token", id });
}

type TokenRow = Pick<TokenRecord, "id" | "name" | "tail"> & {
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

function recordOf(row: TokenRow): TokenRecord {
  return {
    ...row,
    scopes: knownScopes(row.scopes),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** Of what is stored, the scopes that still exist. */
export function knownScopes(stored: string[]): Scope[] {
  return scopes.filter((scope) => stored.includes(scope));
}
