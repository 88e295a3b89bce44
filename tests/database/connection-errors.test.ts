import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, databaseAnswers, db, inTransaction, openDatabase } from "~/database/client.server";
import { runStatement } from "~/database/run-statement.server";
import type { DomainError } from "~/errors";
import { useDatabase } from "../support/database.ts";
import { openGate } from "../support/gate.ts";

const url = process.env.TEST_DATABASE_URL;

useDatabase();

const unavailable = expect.objectContaining({ code: "unavailable", retryAfter: 5 }) as DomainError;

test(
  "waiting in vain for a transaction is unavailable, and the next one begins",
  { timeout: 30_000 },
  async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const size = url ? 10 : 1;
    const holding = Array.from({ length: size }, () =>
      inTransaction(async (tx) => {
        await tx.organization.count();
        begun.resolve();
        await finish.promise;
      }),
    );
    await begun.promise;
    await expect(inTransaction((tx) => tx.organization.count())).rejects.toEqual(unavailable);
    finish.resolve();
    await Promise.all(holding);
    expect(await inTransaction((tx) => tx.organization.count())).toBe(0);
  },
);

test.skipIf(!url)("a connection that is cut is unavailable, and the next query gets another", async () => {
  const cut = db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
  await expect(cut).rejects.toEqual(unavailable);
  const cutInTransaction = inTransaction((tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
  await expect(cutInTransaction).rejects.toEqual(unavailable);
  const cutStatement = runStatement(
    { name: "cut", text: "SELECT pg_terminate_backend(pg_backend_pid())" },
    [],
  );
  await expect(cutStatement).rejects.toEqual(unavailable);
  expect(await databaseAnswers()).toBe(true);
});

test.skipIf(!url)("two transactions in each other's way both finish", async () => {
  await db.organization.createMany({
    data: [
      { slug: "one", name: "" },
      { slug: "two", name: "" },
    ],
  });
  let runs = 0;
  const bothHoldOne = Promise.withResolvers<void>();
  const rename = (first: string, second: string) =>
    inTransaction(async (tx) => {
      await tx.organization.update({ where: { slug: first }, data: { name: first } });
      runs += 1;
      if (runs === 2) bothHoldOne.resolve();
      await bothHoldOne.promise;
      await tx.organization.update({ where: { slug: second }, data: { name: first } });
    });
  await Promise.all([rename("one", "two"), rename("two", "one")]);
  // One gives way and begins again, or on a slow machine each of them does.
  expect([3, 4]).toContain(runs);
});

test("what the database refuses stays what it is", async () => {
  await db.organization.create({ data: { slug: "taken", name: "" } });
  const again = db.organization.create({ data: { slug: "taken", name: "" } });
  await expect(again).rejects.toMatchObject({ code: "P2002" });
});

test.skipIf(!url)(
  "a database that goes away is unavailable, whatever was going on, and comes back",
  async () => {
    const gate = await openGate(url ?? "");
    onTestFinished(gate.close);
    await closeDatabase();
    await openDatabase({ url: gate.through(url ?? ""), dataDir: "" });
    const alone = db.$queryRaw`SELECT 1 FROM pg_sleep(10)`;
    const inTurn = inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      gate.cut();
      await tx.$queryRaw`SELECT 1`;
    });
    await Promise.all([alone, inTurn].map((work) => expect(work).rejects.toEqual(unavailable)));
    await expect(db.$queryRaw`SELECT 1`).rejects.toEqual(unavailable);
    expect(await databaseAnswers()).toBe(false);
    await gate.mend();
    expect(await databaseAnswers()).toBe(true);
  },
);

test("a database that is not there is one line without the password", async () => {
  await closeDatabase();
  const opening = openDatabase({ url: "postgresql://me:hunter2@127.0.0.1:1/parley", dataDir: "" });
  await expect(opening).rejects.toThrow(/^DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1$/);
});

test("a database that was never opened says so", () => {
  expect(() => db.organization).toThrow("The database is used before openDatabase()");
});
