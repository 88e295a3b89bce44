-- A conversation is searched block by block (4,096 seqs), from the newest on: where a message stands is a lexeme of its
-- own beside its words. Queries repeat the expression word for word: app/conversations/message-search.server.ts.
DROP INDEX "Message_search";

CREATE INDEX "Message_search" ON "Message" USING GIN ((
  array_to_tsvector(ARRAY["conversationId"::text || '/' || ("seq" >> 12)::text || '/' ||
    CASE "senderType" WHEN 'user' THEN 'user' WHEN 'agent' THEN 'agent' WHEN 'assistant' THEN 'assistant' ELSE 'system' END])
  || to_tsvector("language", "body")
));
