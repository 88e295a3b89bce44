import type { Statement } from "~/database/run-statement.server";
import type { Side } from "~/identity/actor";
import { conversationColumns, conversationTables } from "~/conversations/changes/conversation-row.server";

const mark = `
mark AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::text::json) AS k(
    "index" int, "conversationId" uuid, "organizationId" uuid, "userMemberId" uuid, "seq" int))`;

/** A mark's conversation, if it is within the mark's scope; null stands for any organization or user. */
const withinScope = `c."id" = k."conversationId"
    AND c."organizationId" = coalesce(k."organizationId", c."organizationId")
    AND c."userMemberId" = coalesce(k."userMemberId", c."userMemberId")`;

/**
 * Marks messages delivered to a side: $1 are the marks as JSON. Gives each mark within its scope that was
 * made, with the receipt, or was known before, without. It shows in no list: "updatedAt" and the indexes stay as they are.
 *
 * Whatever it needs is in the conversation's row, which is read again where it has changed: no rev is compared.
 */
export const storeDeliveries = bySide((side) => ({
  name: `store_deliveries_${side}`,
  text: `
WITH ${mark},
free AS MATERIALIZED (
  SELECT k.* FROM mark k JOIN "Conversation" c ON ${withinScope}
  WHERE c."${side}DeliveredSeq" < least(k."seq", c."lastSeq")
  FOR NO KEY UPDATE OF c SKIP LOCKED),
written AS (
  UPDATE "Conversation" c SET "rev" = c."rev" + 1, "${side}DeliveredSeq" = least(f."seq", c."lastSeq")
  FROM free f WHERE c."id" = f."conversationId"
  RETURNING f."index", c."rev", c."${side}DeliveredSeq" AS "deliveredSeq", c."${side}ReadSeq" AS "readSeq")
SELECT k."index", w."rev", w."deliveredSeq", w."readSeq" FROM mark k
JOIN "Conversation" c ON ${withinScope}
LEFT JOIN written w ON w."index" = k."index"
WHERE w."index" IS NOT NULL OR c."${side}DeliveredSeq" >= least(k."seq", c."lastSeq")`,
}));

/**
 * Marks messages read by a side, and delivered with that: $1 as above, $2 is when. Gives each mark within its scope that was
 * made, with how many messages are left unread, or was known before, with null; and its conversation as it was.
 *
 * What is left is counted in the statement's snapshot: it writes only where the row still has the rev it had there.
 */
export const storeReadings = bySide((side) => ({
  name: `store_readings_${side}`,
  text: `
WITH ${mark},
conversation AS MATERIALIZED (
  SELECT k."index", k."seq", s.* FROM mark k CROSS JOIN LATERAL (
    SELECT ${conversationColumns.sql} FROM ${conversationTables.sql} WHERE ${withinScope} LIMIT 1) s
  WHERE k."seq" <= s."lastSeq"),
free AS MATERIALIZED (
  SELECT s."index", s."id", s."seq", CASE WHEN s."seq" = s."lastSeq" THEN 0 ELSE (
    SELECT count(*)::int FROM "Message" m WHERE m."conversationId" = s."id" AND m."seq" > s."seq"
      AND ${side === "organization" ? `m."senderType" = 'user'` : `m."senderType" <> 'user'`}) END AS "unread"
  FROM conversation s JOIN "Conversation" c ON c."id" = s."id" AND c."rev" = s."rev"
  WHERE s."${side}ReadSeq" < s."seq"
  FOR NO KEY UPDATE OF c SKIP LOCKED),
written AS (
  UPDATE "Conversation" c SET
    "rev" = c."rev" + 1, "updatedAt" = $2::timestamptz, "${side}ReadSeq" = f."seq",
    "${side}DeliveredSeq" = greatest(c."${side}DeliveredSeq", f."seq"),
    "${side === "user" ? "unreadForUser" : "unreadForOrganization"}" = f."unread"
  FROM free f WHERE c."id" = f."id"
  RETURNING f."index", f."unread")
SELECT s.*, w."unread" FROM conversation s LEFT JOIN written w ON w."index" = s."index"
WHERE w."index" IS NOT NULL OR s."${side}ReadSeq" >= s."seq"`,
}));

function bySide(make: (side: Side) => Statement): Record<Side, Statement> {
  return { user: make("user"), organization: make("organization") };
}
