import { runStatement, type Statement } from "~/database/run-statement.server";
import { getEnv } from "~/env.server";

/** Whose budget of the day a model's work counts to: the member's, and with it the organization's. */
export type Payer = { organizationId: string; memberId: string };

const today = `(now() AT TIME ZONE 'UTC')::date`;

/**
 * $1 organization, $2 member, $3 scale. The member's row comes before the organization's, here and in `charge`: so
 * nobody waits for each other, and a refused member uses nothing of everybody's.
 */
const take: Statement = {
  name: "take_answer",
  text: `
WITH allowed AS MATERIALIZED (
  SELECT o."id", ${today} AS "day",
    o."memberAnswersPerDay" * $3::float8 AS "memberAnswers", o."memberTokensPerDay" * $3::float8 AS "memberTokens",
    o."answersPerDay" * $3::float8 AS "answers", o."tokensPerDay" * $3::float8 AS "tokens"
  FROM "Organization" o WHERE o."id" = $1::uuid),
used_up AS (
  SELECT 1 FROM allowed a JOIN "AssistantUse" u ON u."organizationId" = a."id" AND u."subjectId" = a."id"
    AND u."day" = a."day" AND (u."answers" >= a."answers" OR u."tokens" >= a."tokens")),
member AS (
  INSERT INTO "AssistantUse" AS u ("organizationId", "subjectId", "day", "answers")
  SELECT a."id", $2::uuid, a."day", 1 FROM allowed a
  WHERE a."memberAnswers" > 0 AND a."memberTokens" > 0 AND NOT EXISTS (SELECT 1 FROM used_up)
  ON CONFLICT ("organizationId", "subjectId", "day") DO UPDATE SET "answers" = u."answers" + 1
  WHERE u."answers" < (SELECT "memberAnswers" FROM allowed) AND u."tokens" < (SELECT "memberTokens" FROM allowed)
  RETURNING 1),
everybody AS (
  INSERT INTO "AssistantUse" AS u ("organizationId", "subjectId", "day", "answers")
  SELECT a."id", a."id", a."day", 1 FROM allowed a, member WHERE a."answers" > 0 AND a."tokens" > 0
  ON CONFLICT ("organizationId", "subjectId", "day") DO UPDATE SET "answers" = u."answers" + 1
  WHERE u."answers" < (SELECT "answers" FROM allowed) AND u."tokens" < (SELECT "tokens" FROM allowed)
  RETURNING 1)
SELECT EXISTS (SELECT 1 FROM everybody) AS "taken"`,
};

/** $1 organization, $2 member, $3 tokens. */
const charge: Statement = {
  name: "charge_tokens",
  text: `
WITH member AS (
  INSERT INTO "AssistantUse" AS u ("organizationId", "subjectId", "day", "tokens")
  VALUES ($1::uuid, $2::uuid, ${today}, $3::bigint)
  ON CONFLICT ("organizationId", "subjectId", "day") DO UPDATE SET "tokens" = u."tokens" + EXCLUDED."tokens"
  RETURNING u."day", u."organizationId")
INSERT INTO "AssistantUse" AS u ("organizationId", "subjectId", "day", "tokens")
SELECT m."organizationId", m."organizationId", m."day", $3::bigint FROM member m
ON CONFLICT ("organizationId", "subjectId", "day") DO UPDATE SET "tokens" = u."tokens" + EXCLUDED."tokens"`,
};

/**
 * Counts one answer (or draft, or summary), unless the member or the organization has used up today's: false then, and
 * nothing may be asked of a model. Tokens come later, when they are known, so what runs at once may go over by itself
 * and no more. Call `chargedModel` rather than this.
 */
export async function takeAnswer({ organizationId, memberId }: Payer): Promise<boolean> {
  const scale = getEnv().RATE_LIMIT_SCALE;
  const [row] = await runStatement<{ taken: boolean }>(take, [organizationId, memberId, scale]);
  return row?.taken ?? false;
}

/** Counts tokens, of prompt and answer together, that a model used. */
export async function chargeTokens({ organizationId, memberId }: Payer, tokens: number): Promise<void> {
  await runStatement(charge, [organizationId, memberId, Math.round(tokens)]);
}
