import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openEmbedded } from "~/database/embedded-database.server";
import { lockDirectory } from "~/database/embedded-lock.server";
import { endOf, startProcess } from "../support/process.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const holder = "tests/database/lock-holder.ts";

async function startHolder(directory: string) {
  const child = startProcess(holder, directory);
  expect(String((await once(child.stdout!, "data"))[0])).toBe("locked\n");
  return child;
}

test(
  "a second process is told in one line that the first has the directory",
  { timeout: 30_000 },
  async () => {
    const directory = temporaryDirectory();
    await startHolder(directory);
    expect(await endOf(startProcess(holder, directory))).toEqual({
      status: 0,
      output: `Another process is using DATA_DIR ${directory}: stop it, or give this one a DATA_DIR of its own or a DATABASE_URL\n`,
      errors: "",
    });
  },
);

test("a killed process leaves no lock behind", { timeout: 30_000 }, async () => {
  const directory = temporaryDirectory();
  const first = await startHolder(directory);
  const ended = once(first, "close");
  first.kill("SIGKILL");
  await ended;
  await startHolder(directory);
});

test("a lock given back can be taken again", () => {
  const directory = temporaryDirectory();
  lockDirectory(directory)();
  expect(lockDirectory(directory)).not.toThrow();
});

test("a directory that cannot be made is one line", async () => {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  await expect(openEmbedded(join(file, "data"))).rejects.toThrow(
    /^DATA_DIR must be writable: ENOTDIR[^\n]*$/,
  );
});

test("a directory that cannot be locked is one line", () => {
  expect(() => lockDirectory("/proc")).toThrow(/^DATA_DIR must be writable: [^\n]*$/);
});

test("what was written is there at the next opening", { timeout: 60_000 }, async () => {
  const directory = temporaryDirectory();
  const first = await openEmbedded(directory);
  await first.embedded.exec("CREATE TABLE kept AS SELECT 1 AS one");
  await first.close();
  const second = await openEmbedded(directory);
  const { rows } = await second.embedded.query("SELECT one FROM kept");
  await second.close();
  expect(rows).toEqual([{ one: 1 }]);
});
