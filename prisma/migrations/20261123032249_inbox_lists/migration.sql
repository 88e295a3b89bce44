-- What the schema cannot say. The inbox's lists that hold a part of the conversations, each in the order they are shown.
CREATE INDEX "Conversation_assigned" ON "Conversation"
  ("organizationId", "assigneeId", "status", "lastMessageAt" DESC, "id" DESC) WHERE "assigneeId" IS NOT NULL;

CREATE INDEX "Conversation_unassigned" ON "Conversation"
  ("organizationId", "status", "lastMessageAt" DESC, "id" DESC) WHERE "assigneeId" IS NULL AND "handledBy" = 'team';

CREATE INDEX "Conversation_by_assistant" ON "Conversation"
  ("organizationId", "status", "lastMessageAt" DESC, "id" DESC) WHERE "handledBy" = 'assistant';

-- People are found by any part of their name or address.
CREATE INDEX "User_search" ON "User" USING GIN ("name" gin_trgm_ops, "email" gin_trgm_ops);
