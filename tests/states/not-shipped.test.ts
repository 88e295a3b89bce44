import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startServer } from "../support/server.ts";

const build = join(import.meta.dirname, "..", "..", "build");

test("what is built holds neither the page of all states nor its words", async () => {
  const files = readdirSync(build, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(js|css)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(50);
  const told = files.filter((name) =>
    /app\/states|states-route|states__/.test(readFileSync(join(build, name), "utf8")),
  );
  expect(told).toEqual([]);
  const { url } = await startServer();
  expect((await fetch(`${url}/states`)).status).toBe(404);
});
