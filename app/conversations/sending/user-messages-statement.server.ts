import type { Statement } from "~/database/run-statement.server";
import { conversationColumns, conversationTables } from "~/conversations/changes/conversation-row.server";

/**
 * Stores new messages of users: $1 are the messages as JSON, $2 is when. Gives each stored one with the run that
 * answers it and its conversation as it was before, in order.
 *
 * Everything is read from one snapshot, which is what the conversation's row was at `rev`; only where the row still has
 * that rev, and nobody else has its lock, is anything written. So nothing here waits for a conversation, and nothing it
 * has read can have changed: what begins, ends or changes a run's first words takes a rev too.
 */
export const storeUserMessages: Statement = {
  name: "store_user_messages",
  text: `
WITH item AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::text::json) AS i(
    "index" int, "id" uuid, "runId" uuid, "conversationId" uuid, "organizationId" uuid, "userMemberId" uuid,
    "clientId" text, "body" text, "bodyHash" text, "preview" text)),
conversation AS MATERIALIZED (
  SELECT s.* FROM (SELECT DISTINCT "conversationId" FROM item) i CROSS JOIN LATERAL (
    SELECT ${conversationColumns.sql} FROM ${conversationTables.sql} WHERE c."id" = i."conversationId" LIMIT 1) s),
new AS MATERIALIZED (
  SELECT i.*, s."userMemberId" AS "senderId", s."userName" AS "senderName", s."lastSeq", s."rev", s."handlingEpoch",
    s."handledBy" = 'assistant' AND s."assistantEnabled" AS "answered",
    GREATEST($2::timestamptz, s."lastMessageAt") AS "at",
    (row_number() OVER (PARTITION BY s."id" ORDER BY i."index"))::int AS "nth"
  FROM item i JOIN conversation s ON s."id" = i."conversationId" AND s."organizationId" = i."organizationId"
    AND s."userMemberId" = coalesce(i."userMemberId", s."userMemberId")
  WHERE (SELECT m."id" FROM "Message" m WHERE m."conversationId" = s."id" AND m."senderId" = s."userMemberId"
    AND m."clientId" = i."clientId" LIMIT 1) IS NULL),
last AS MATERIALIZED (
  SELECT DISTINCT ON ("conversationId") * FROM new ORDER BY "conversationId", "nth" DESC),
free AS MATERIALIZED (
  SELECT l.* FROM last l JOIN "Conversation" c ON c."id" = l."conversationId" AND c."rev" = l."rev"
  FOR NO KEY UPDATE OF c SKIP LOCKED),
written AS (
  UPDATE "Conversation" c SET
    "lastSeq" = c."lastSeq" + f."nth", "rev" = c."rev" + f."nth", "updatedAt" = $2::timestamptz,
    "lastMessageAt" = f."at", "lastMessagePreview" = f."preview",
    "lastMessageSenderType" = 'user', "lastMessageSenderName" = f."senderName",
    "unreadForOrganization" = c."unreadForOrganization" + f."nth",
    "waitingSince" = coalesce(c."waitingSince", f."at"), "status" = 'open', "snoozedUntil" = NULL
  FROM free f WHERE c."id" = f."conversationId"
  RETURNING f.*),
stored AS (
  INSERT INTO "Message" ("id", "organizationId", "conversationId", "seq", "rev", "senderType", "senderId",
    "senderName", "body", "bodyHash", "clientId", "createdAt")
  SELECT n."id", n."organizationId", n."conversationId", n."lastSeq" + n."nth", n."rev" + n."nth", 'user', n."senderId",
    n."senderName", n."body", n."bodyHash", n."clientId", n."at"
  FROM new n JOIN written w ON w."conversationId" = n."conversationId"),
answer AS MATERIALIZED (
  SELECT w.*, (SELECT r."id" FROM "AssistantRun" r WHERE r."conversationId" = w."conversationId"
    AND r."state" IN ('queued', 'streaming') AND r."firstWordsAt" IS NULL LIMIT 1) AS "silentId"
  FROM written w WHERE w."answered"),
restarted AS (
  UPDATE "AssistantRun" r SET "triggerSeq" = a."lastSeq" + a."nth", "attempt" = r."attempt" + 1, "messageId" = NULL
  FROM answer a WHERE r."id" = a."silentId"),
queued AS (
  INSERT INTO "AssistantRun" ("id", "organizationId", "conversationId", "epoch", "triggerSeq")
  SELECT a."runId", a."organizationId", a."conversationId", a."handlingEpoch", a."lastSeq" + a."nth"
  FROM answer a WHERE a."silentId" IS NULL)
SELECT n."index", n."id" AS "messageId", coalesce(a."silentId", a."runId") AS "runId", s.*
FROM new n
JOIN written w ON w."conversationId" = n."conversationId"
JOIN conversation s ON s."id" = n."conversationId"
LEFT JOIN answer a ON a."conversationId" = n."conversationId"
ORDER BY n."conversationId", n."nth"`,
};
