import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InvalidEnv, parseEnv } from "~/env.server";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const secret = { SESSION_SECRET: "secret" };

function problemsOf(source: NodeJS.Dict<string>): string[] {
  try {
    parseEnv(source);
    return [];
  } catch (error) {
    if (error instanceof InvalidEnv) return error.problems;
    throw error;
  }
}

test("nothing set gives every default", () => {
  expect(parseEnv(secret)).toEqual({
    NODE_ENV: "production",
    PORT: 3000,
    HOST: "127.0.0.1",
    PUBLIC_URL: null,
    DATA_DIR: "./data",
    DATABASE_URL: null,
    REDIS_URL: null,
    SESSION_SECRET: ["secret"],
    DEMO: true,
    ASSISTANT_MODEL: "local",
    GOOGLE_GENERATIVE_AI_API_KEY: null,
    GOOGLE_GENERATIVE_AI_BASE_URL: null,
    TRUST_PROXY: false,
    RATE_LIMIT_SCALE: 1,
    LOG_LEVEL: "info",
  });
});

test("an empty variable counts as not set", () => {
  expect(parseEnv({ ...secret, PORT: "", DATABASE_URL: " ", LOG_LEVEL: "" })).toEqual(parseEnv(secret));
});

test("a database of one's own starts without the demo", () => {
  const source = { ...secret, DATABASE_URL: "postgresql://user@host/parley" };
  expect(parseEnv(source).DEMO).toBe(false);
  expect(parseEnv({ ...source, DEMO: "1" }).DEMO).toBe(true);
});

test("a key chooses Gemini, unless a model is named", () => {
  const source = { ...secret, GOOGLE_GENERATIVE_AI_API_KEY: "key" };
  expect(parseEnv(source).ASSISTANT_MODEL).toBe("google:gemini-2.5-flash");
  expect(parseEnv({ ...source, ASSISTANT_MODEL: "local" }).ASSISTANT_MODEL).toBe("local");
});

test.each([
  ["0", { PORT: "0" }, { PORT: 0 }],
  ["two secrets", { SESSION_SECRET: "new, old" }, { SESSION_SECRET: ["new", "old"] }],
  ["a slash after the origin", { PUBLIC_URL: "https://a.test/" }, { PUBLIC_URL: "https://a.test" }],
  ["any proxy", { TRUST_PROXY: "true" }, { TRUST_PROXY: true }],
  ["two proxies", { TRUST_PROXY: "2" }, { TRUST_PROXY: 2 }],
  [
    "named proxies",
    { TRUST_PROXY: "loopback, 10.0.0.0/8, fd00::/8" },
    { TRUST_PROXY: ["loopback", "10.0.0.0/8", "fd00::/8"] },
  ],
  ["half the limits", { RATE_LIMIT_SCALE: "0.5" }, { RATE_LIMIT_SCALE: 0.5 }],
])("%s is accepted", (_what, source, expected) => {
  expect(parseEnv({ ...secret, ...source })).toMatchObject(expected);
});

test.each([
  [{ PORT: "65536" }, "PORT must be a whole number from 0 to 65535"],
  [{ PORT: "-1" }, "PORT must be a whole number from 0 to 65535"],
  [{ PORT: "3e3" }, "PORT must be a whole number from 0 to 65535"],
  [{ HOST: "two words" }, "HOST must be an address or a host name"],
  [{ PUBLIC_URL: "chat.example.com" }, "PUBLIC_URL must be an origin like https://chat.example.com"],
  [{ PUBLIC_URL: "https://a.test/chat" }, "PUBLIC_URL must be an origin"],
  [{ PUBLIC_URL: "https://me@a.test" }, "PUBLIC_URL must be an origin"],
  [{ PUBLIC_URL: "ftp://a.test" }, "PUBLIC_URL must be an origin"],
  [{ DATABASE_URL: "mysql://host/parley" }, "DATABASE_URL must be an address like postgresql://"],
  [{ REDIS_URL: "localhost:6379" }, "REDIS_URL must be an address like redis://"],
  [{ SESSION_SECRET: "new,,old" }, "SESSION_SECRET must be one or more secrets"],
  [{ DEMO: "yes" }, "DEMO must be one of 0, 1"],
  [
    { ASSISTANT_MODEL: "gpt" },
    "ASSISTANT_MODEL must be local, or <provider>:<model> like google:gemini-2.5-flash",
  ],
  [{ ASSISTANT_MODEL: "google:gemini" }, "GOOGLE_GENERATIVE_AI_API_KEY must be set"],
  [{ GOOGLE_GENERATIVE_AI_BASE_URL: "host" }, "GOOGLE_GENERATIVE_AI_BASE_URL must be an address"],
  [{ TRUST_PROXY: "everyone" }, "TRUST_PROXY must be true, false, the number of proxies"],
  [{ TRUST_PROXY: "10.0.0.0/33" }, "TRUST_PROXY must be true, false, the number of proxies"],
  [{ RATE_LIMIT_SCALE: "0" }, "RATE_LIMIT_SCALE must be a number above 0"],
  [{ RATE_LIMIT_SCALE: "Infinity" }, "RATE_LIMIT_SCALE must be a number above 0"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error, warn, info"],
])("%o is refused in one line", (source, line) => {
  expect(problemsOf({ ...secret, ...source })).toEqual([expect.stringContaining(line)]);
});

test("every problem is told at once", () => {
  expect(problemsOf({ PORT: "x", LOG_LEVEL: "x", DEMO: "x" })).toHaveLength(3);
});

test("a problem never repeats a secret", () => {
  const lines = problemsOf({ DATABASE_URL: "mysql://user:hunter2@host", SESSION_SECRET: "hunter2," });
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain("hunter2");
});

test("a database of one's own needs a secret of one's own", () => {
  expect(problemsOf({ DATABASE_URL: "postgresql://host/parley" })).toEqual([
    "SESSION_SECRET must be set where DATABASE_URL is: a long random text",
  ]);
});

test("the generated secret is long, private and the same at the next start", () => {
  const DATA_DIR = join(temporaryDirectory(), "new", "data");
  const [first = ""] = parseEnv({ DATA_DIR }).SESSION_SECRET;
  expect(first).toHaveLength(43);
  expect(parseEnv({ DATA_DIR }).SESSION_SECRET).toEqual([first]);
  expect(readFileSync(join(DATA_DIR, "session-secret"), "utf8")).toBe(first);
  expect(statSync(join(DATA_DIR, "session-secret")).mode & 0o077).toBe(0);
});

test("a DATA_DIR that cannot be made is one line", () => {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  expect(problemsOf({ DATA_DIR: join(file, "data") })).toEqual([
    expect.stringMatching(/^DATA_DIR must be writable: ENOTDIR[^\n]*$/),
  ]);
});
