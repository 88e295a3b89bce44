import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startServer } from "../support/server";
import { temporaryDirectory } from "../support/temporary-directory";

/** Starts a server that must not start; what it said, line by line. */
async function refusalOf(env: Record<string, string>): Promise<string[]> {
  const ended = await startServer({ ...env, DATA_DIR: env["DATA_DIR"] ?? temporaryDirectory() }).catch(
    (error: unknown) => error,
  );
  expect(ended).toMatchObject({ name: "ServerEnded", status: 1 });
  return (ended as { output: string }).output.trimEnd().split("\n");
}

test.each([
  ["PORT", "http", "a whole number from 0 to 65535"],
  ["HOST", "not a host", "an address or a host name"],
  ["PUBLIC_URL", "https://chat.example.com/path", "an origin like https://chat.example.com, without a path"],
  ["DATABASE_URL", "mysql://localhost/x", "an address like postgresql://user:password@host:5432/database"],
  ["REDIS_URL", "localhost", "an address like redis://host:6379 or rediss://host:6379"],
  ["DEMO", "yes", "one of 0, 1"],
  ["ASSISTANT_MODEL", "openai:gpt", "local, or google:<model>"],
  ["RATE_LIMIT_SCALE", "0", "a number above 0"],
  ["LOG_LEVEL", "loud", "one of fatal, error, warn, info, debug, trace, silent"],
])(
  "%s=%s is refused in one line that says what is accepted",
  { timeout: 60_000 },
  async (name, value, accepted) => {
    expect(await refusalOf({ [name]: value })).toEqual([`${name} must be ${accepted}`]);
  },
);

test("every invalid variable gets its line", { timeout: 60_000 }, async () => {
  expect(await refusalOf({ PORT: "-1", DEMO: "2", LOG_LEVEL: "" })).toEqual([
    "PORT must be a whole number from 0 to 65535",
    "DEMO must be one of 0, 1",
  ]);
});

test("a taken port is one line", { timeout: 60_000 }, async () => {
  const server = await startServer({ DEMO: "0" });
  const { port } = new URL(server.url);
  expect(await refusalOf({ PORT: port, DEMO: "0" })).toEqual([
    `PORT ${port} is taken on 127.0.0.1: stop what listens there, or set another PORT`,
  ]);
  await server.stop();
});

test("a PostgreSQL that does not answer is one line", { timeout: 60_000 }, async () => {
  const refusal = await refusalOf({
    DATABASE_URL: "postgresql://127.0.0.1:1/parley",
    SESSION_SECRET: "secret",
  });
  expect(refusal).toEqual(["DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1"]);
});

test("a DATA_DIR that cannot be written is one line", { timeout: 60_000 }, async () => {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  for (const DATA_DIR of [file, join(file, "data")]) {
    const refusal = await refusalOf({ DATA_DIR });
    expect(refusal).toEqual([expect.stringMatching(/^DATA_DIR must be writable: /)]);
  }
});

test(
  "a second process is refused the same DATA_DIR, and the first goes on",
  { timeout: 60_000 },
  async () => {
    const server = await startServer({ DEMO: "0" });
    const { dataDir, url } = server;
    expect(await refusalOf({ DATA_DIR: dataDir })).toEqual([
      `Another process is using DATA_DIR ${dataDir}: stop it, or give this one a DATA_DIR of its own or a DATABASE_URL`,
    ]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await server.stop();
  },
);
