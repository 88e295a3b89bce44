-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "answersPerDay" INTEGER NOT NULL DEFAULT 5000,
ADD COLUMN     "memberAnswersPerDay" INTEGER NOT NULL DEFAULT 200,
ADD COLUMN     "memberTokensPerDay" INTEGER NOT NULL DEFAULT 1000000,
ADD COLUMN     "tokensPerDay" INTEGER NOT NULL DEFAULT 25000000;

-- CreateTable
CREATE TABLE "AssistantUse" (
    "organizationId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "tokens" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "AssistantUse_pkey" PRIMARY KEY ("organizationId","subjectId","day")
);

-- AddForeignKey
ALTER TABLE "AssistantUse" ADD CONSTRAINT "AssistantUse_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
