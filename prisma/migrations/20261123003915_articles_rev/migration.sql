-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "question" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "articlesRev" INTEGER NOT NULL DEFAULT 0;

-- Every statement that changes articles, by whatever process or hand, moves their organizations' articlesRev.
CREATE FUNCTION "note_changed_articles"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Organization" SET "articlesRev" = "articlesRev" + 1
  WHERE "id" IN (SELECT "organizationId" FROM changed);
  RETURN NULL;
END $$;

CREATE TRIGGER "Article_written" AFTER INSERT ON "Article" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "note_changed_articles"();

CREATE TRIGGER "Article_changed" AFTER UPDATE ON "Article" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "note_changed_articles"();

CREATE TRIGGER "Article_deleted" AFTER DELETE ON "Article" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION "note_changed_articles"();
