import { z } from "zod";
import { keptSecret } from "./kept-secret.server.ts";
import { oneOf, readOrigin, readSecrets, readTrustProxy, url, variable } from "./variable.ts";

const variables = z.object({
  NODE_ENV: oneOf("development", "production", "test").default("production"),
  PORT: variable("a whole number from 0 to 65535", (text) =>
    /^\d+$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined,
  ).default(3000),
  HOST: variable("an address or a host name", (text) => (/^[\w.:-]+$/.test(text) ? text : undefined)).default(
    "127.0.0.1",
  ),
  PUBLIC_URL: variable("an origin like https://chat.example.com, without a path", readOrigin)
    .nullable()
    .default(null),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: url("an address like postgresql://user:password@host:5432/database", [
    "postgresql:",
    "postgres:",
  ])
    .nullable()
    .default(null),
  REDIS_URL: url("an address like redis://host:6379 or rediss://host:6379", ["redis:", "rediss:"])
    .nullable()
    .default(null),
  SESSION_SECRET: variable("one or more secrets, separated by commas", readSecrets).optional(),
  DEMO: oneOf("0", "1").optional(),
  ASSISTANT_MODEL: variable("local, or <provider>:<model> like google:gemini-2.5-flash", (text) =>
    /^(local|\w+:[\w./:-]+)$/.test(text) ? text : undefined,
  ).optional(),
  GOOGLE_GENERATIVE_AI_API_KEY: z.string().nullable().default(null),
  GOOGLE_GENERATIVE_AI_BASE_URL: url("an address like https://host/v1beta", ["https:", "http:"])
    .nullable()
    .default(null),
  TRUST_PROXY: variable(
    "true, false, the number of proxies, or their addresses, separated by commas (loopback, linklocal and uniquelocal are names for some)",
    readTrustProxy,
  ).default(false),
  RATE_LIMIT_SCALE: variable("a number above 0", (text) => {
    const scale = Number(text);
    return scale > 0 && Number.isFinite(scale) ? scale : undefined;
  }).default(1),
  LOG_LEVEL: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent").default("info"),
});

/** Every variable of Parley, read and with its default; a null is a variable that is not set. */
export type Env = Omit<z.infer<typeof variables>, "SESSION_SECRET" | "DEMO" | "ASSISTANT_MODEL"> & {
  /** The first signs; all verify. */
  SESSION_SECRET: string[];
  DEMO: boolean;
  /** `local` or `<provider>:<model>`; which providers there are, the assistant knows. */
  ASSISTANT_MODEL: string;
};

/** The environment cannot be used: one line per problem, naming the variable and what is accepted. */
export class InvalidEnv extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "InvalidEnv";
    this.problems = problems;
  }
}

/**
 * Reads the variables; an empty one counts as not set. Without SESSION_SECRET and DATABASE_URL the secret
 * is kept in DATA_DIR, and made there at first. Throws `InvalidEnv`.
 */
export function parseEnv(source: NodeJS.Dict<string>): Env {
  const set = Object.entries(source).filter(([, text]) => text?.trim());
  const parsed = variables.safeParse(Object.fromEntries(set));
  if (!parsed.success)
    throw new InvalidEnv(
      parsed.error.issues.map(({ path, message }) => `${path.join(".")} must be ${message}`),
    );
  const env = parsed.data;
  const problems = contradictionsIn(env);
  if (problems.length > 0) throw new InvalidEnv(problems);
  return {
    ...env,
    SESSION_SECRET: env.SESSION_SECRET ?? [secretIn(env.DATA_DIR)],
    DEMO: env.DEMO ? env.DEMO === "1" : env.DATABASE_URL === null,
    ASSISTANT_MODEL:
      env.ASSISTANT_MODEL ?? (env.GOOGLE_GENERATIVE_AI_API_KEY ? "google:gemini-2.5-flash" : "local"),
  };
}

let parsed: Env | undefined;

/** The environment of this process, read once. Throws `InvalidEnv`. */
export function getEnv(): Env {
  return (parsed ??= parseEnv(process.env));
}

function contradictionsIn(env: z.infer<typeof variables>): string[] {
  const problems: string[] = [];
  if (env.DATABASE_URL && !env.SESSION_SECRET)
    problems.push("SESSION_SECRET must be set where DATABASE_URL is: a long random text");
  if (env.ASSISTANT_MODEL?.startsWith("google:") && !env.GOOGLE_GENERATIVE_AI_API_KEY)
    problems.push("GOOGLE_GENERATIVE_AI_API_KEY must be set where ASSISTANT_MODEL is google:…");
  return problems;
}

function secretIn(dataDir: string): string {
  try {
    return keptSecret(dataDir);
  } catch (error) {
    throw new InvalidEnv([`DATA_DIR must be writable: ${(error as Error).message}`]);
  }
}
