import { expect, test } from "vitest";
import { databaseAnswers, db, inTransaction } from "~/database/client.server";
import { runStatement } from "~/database/run-statement.server";
import { useDatabase } from "../support/database.ts";

useDatabase();

test("a time is read back as it was written", async () => {
  const createdAt = new Date("2026-03-29T01:30:00.123Z");
  const { id } = await db.organization.create({ data: { slug: "times", name: "Times", createdAt } });
  expect(await db.organization.findUnique({ where: { id } })).toMatchObject({ createdAt });
});

test("a transaction that throws leaves nothing behind", async () => {
  const failing = inTransaction(async (tx) => {
    await tx.organization.create({ data: { slug: "undone", name: "Undone" } });
    throw new Error("on second thoughts");
  });
  await expect(failing).rejects.toThrow("on second thoughts");
  expect(await db.organization.count({ where: { slug: "undone" } })).toBe(0);
});

test("a query past its own transaction throws at once, and works again after it", async () => {
  const forgetful = inTransaction(async () => db.organization.count());
  await expect(forgetful).rejects.toThrow("db.organization is used inside a transaction");
  const nested = inTransaction(() => inTransaction(async () => undefined));
  await expect(nested).rejects.toThrow("db.$transaction is used inside a transaction");
  const driven = inTransaction(async () => runStatement({ name: "one", text: "SELECT 1" }, []));
  await expect(driven).rejects.toThrow("The driver is used inside a transaction");
  await expect(db.organization.count()).resolves.toBeGreaterThan(0);
});

test("an open database answers", async () => {
  expect(await databaseAnswers()).toBe(true);
});

test("a statement reads times as Date, enums as text, lists as arrays, and null as null", async () => {
  const text = `SELECT $1::timestamptz(3) AS "time", 'team'::"Handler" AS "handler", ARRAY['a', 'b,"c'] AS "list",
    $2::int AS "number", EXISTS (SELECT 1) AS "flag", NULL::uuid AS "none"`;
  const time = new Date("2026-03-29T01:30:00.123Z");
  const [row] = await runStatement({ name: "kinds", text }, [time, 7]);
  expect(row).toEqual({ time, handler: "team", list: ["a", 'b,"c'], number: 7, flag: true, none: null });
});
