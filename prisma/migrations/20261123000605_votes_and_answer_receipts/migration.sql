-- CreateEnum
CREATE TYPE "Vote" AS ENUM ('up', 'down');

-- AlterTable
ALTER TABLE "AssistantRun" ADD COLUMN     "articlesRead" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "stopCode" TEXT,
ADD COLUMN     "stoppedByName" TEXT,
ADD COLUMN     "toolCalls" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "vote" "Vote",
ADD COLUMN     "voteReason" TEXT,
ADD COLUMN     "votedAt" TIMESTAMPTZ(3);

-- An article's votes are counted over the few messages that have one.
CREATE INDEX "Message_voted" ON "Message" ("organizationId", "votedAt" DESC) WHERE "vote" IS NOT NULL;
