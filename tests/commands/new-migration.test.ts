import { cp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { endOf } from "../support/process.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

let project: string;

beforeEach(async () => {
  project = temporaryDirectory();
  await cp("prisma", join(project, "prisma"), { recursive: true });
  await symlink(resolve("node_modules"), join(project, "node_modules"));
});

function newMigration(name: string) {
  return endOf(
    spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", resolve("app/commands/new-migration.ts"), name],
      { cwd: project },
    ),
  );
}

test("the migrations lead to the schema: there is nothing to write", { timeout: 60_000 }, async () => {
  const before = await readdir(join(project, "prisma/migrations"));
  const { status, output, errors } = await newMigration("nothing");
  expect({ status, errors }).toEqual({ status: 0, errors: "" });
  expect(output).toBe("Nothing changed: prisma/migrations already leads to prisma/schema.prisma\n");
  expect(await readdir(join(project, "prisma/migrations"))).toEqual(before);
});

test("a new table is written as SQL", { timeout: 60_000 }, async () => {
  const schema = join(project, "prisma/schema.prisma");
  await writeFile(schema, `${await readFile(schema, "utf8")}\nmodel Extra {\n  id Int @id\n}\n`);
  const { output } = await newMigration("extra");
  const [path = ""] = /prisma\S+/.exec(output) ?? [];
  expect(path).toMatch(/^prisma\/migrations\/\d{14}_extra\/migration\.sql$/);
  const sql = await readFile(join(project, path), "utf8");
  expect(sql).toContain('CREATE TABLE "Extra"');
  expect(sql).not.toContain("DROP");
});

test("a name that is none is refused with the usage", async () => {
  const { status, errors } = await newMigration("No Name");
  expect(status).toBe(1);
  expect(errors).toBe("Usage: npm run db:migration -- NAME (a-z, 0-9 and _)\n");
});
