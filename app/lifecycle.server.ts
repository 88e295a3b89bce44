import type { RequestHandler, Response } from "express";
import type { ServerBuild } from "@remix-run/node";
import type { IncomingMessage } from "node:http";
import { freeLeases } from "~/assistant/runs/claim-run.server";
import { assistantModel } from "~/assistant/models/model.server";
import { answersMade, startRunWorker, stopRunWorker } from "~/assistant/runs/run-worker.server";
import { stopWatchingSnoozes, watchSnoozes } from "~/conversations/casework/watch-snoozes.server";
import { watchPresence } from "~/conversations/live/presence.server";
import { watchChanges } from "~/conversations/live/watch-changes.server";
import { watchDeliveries } from "~/conversations/receipts/watch-deliveries.server";
import { closeDatabase, databaseAnswers, openDatabase } from "~/database/client.server";
import { DatabaseProblem } from "~/database/database-problem";
import { applyMigrations } from "~/database/migrations.server";
import type { Env } from "~/env.server";
import { getEnv, InvalidEnv } from "~/env.server";
import { bodyLimit } from "~/http/body-limit.server";
import { canonicalHost } from "~/http/canonical-host.server";
import { crossSiteCheck } from "~/http/cross-site-check.server";
import { dataRequests } from "~/http/data-requests.server";
import { loadContextOf } from "~/http/express-context.server";
import { describeError, log } from "~/http/log.server";
import { closeRateLimits } from "~/http/rate-limits.server";
import { requestId } from "~/http/request-id.server";
import { resourceRequests } from "~/http/resource-requests.server";
import { securityHeaders } from "~/http/security-headers.server";
import { staticFiles } from "~/http/static-files.server";
import { visitorCookie } from "~/http/visitor-cookie.server";
import { onCredentialEnded } from "~/identity/credential-ends.server";
import { watchCredentials } from "~/identity/watch-credentials.server";
import { bus, closeBus, openBus } from "~/realtime/bus.server";
import { endAllStreams, limitStreams } from "~/realtime/open-streams.server";
import { demoOrganizations, demoPassword } from "../prisma/demo/organizations";
import { seedDemo } from "../prisma/seed";

export { loadContextOf, resourceRequests, staticFiles };

/** Open event streams of one member, times RATE_LIMIT_SCALE. */
const streamsPerMember = 12;

/** Opens everything a request needs: database, migrations, demo, bus, assistant. */
export async function start(): Promise<Env> {
  const env = getEnv();
  assistantModel(env);
  log.level = env.LOG_LEVEL;
  const guarded = env.NODE_ENV !== "production";
  await openDatabase({ url: env.DATABASE_URL, dataDir: env.DATA_DIR }, { guarded });
  const applied = await applyMigrations();
  if (applied.length > 0) log.info({ applied }, "migrations applied");
  if (env.DEMO) await seedDemo();
  await openBus({
    redisUrl: env.REDIS_URL ?? undefined,
    onProblem: (error) => log.warn({ error: describeError(error) }, "a stream or the bus had a problem"),
  });
  limitStreams(Math.max(1, Math.round(streamsPerMember * env.RATE_LIMIT_SCALE)));
  onCredentialEnded(({ id }) => bus.revoke({ credentialId: id }));
  watchCredentials();
  watchDeliveries();
  watchPresence();
  if (env.DATABASE_URL !== null) watchChanges();
  if (env.DATABASE_URL === null) await freeLeases();
  startRunWorker();
  watchSnoozes();
  return env;
}

/** Says in one line each why Parley cannot start, and ends the process. */
export function refuseToStart(error: unknown): never {
  for (const line of reasonsOf(error)) console.error(line);
  process.exit(1);
}

function reasonsOf(error: unknown): string[] {
  if (error instanceof InvalidEnv) return error.problems;
  if (error instanceof DatabaseProblem) return [error.message];
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === "EADDRINUSE")
    return [`PORT ${port} is taken on ${address}: stop what listens there, or set another PORT`];
  if (code === "EACCES") return [`PORT ${port} may not be used by this account: set a PORT of 1024 or more`];
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return [`HOST ${address ?? ""} is no address of this machine`];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

/** Whether requests can be served: the database answers. Migrations were applied at start. */
export const isReady = databaseAnswers;

/** What comes before every response, static files included. */
export function beforeEverything(env: Env): RequestHandler[] {
  const place = { publicUrl: env.PUBLIC_URL, host: env.HOST, trustProxy: env.TRUST_PROXY !== false };
  const https = env.PUBLIC_URL?.startsWith("https:") ?? false;
  return [
    requestId(place),
    securityHeaders({ https, development: import.meta.env.DEV }),
    canonicalHost(place),
  ];
}

/** What comes before Remix: checks it does not make, or makes too late. */
export function beforeRemix(env: Env, build: ServerBuild): RequestHandler[] {
  const place = { publicUrl: env.PUBLIC_URL, host: env.HOST };
  const https = env.PUBLIC_URL?.startsWith("https:") ?? false;
  return [bodyLimit(), crossSiteCheck(place), dataRequests(build), visitorCookie({ https })];
}

/** Streams are never compressed: their frames would wait in the compressor. */
export function mayCompress(_request: IncomingMessage, response: Response): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  return !type.startsWith("text/event-stream") && /text|json|javascript|xml/.test(type);
}

/** Prints where Parley answers, and who can log in to the demo. */
export function announce(env: Env, port: number): void {
  const host = env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST;
  const lines = [`Parley is ready at ${env.PUBLIC_URL ?? `http://${host}:${port}`}`];
  if (env.DEMO) {
    lines.push("", `Demo accounts (password of all: ${demoPassword})`);
    for (const { name, people } of demoOrganizations) {
      lines.push(...people.map(({ email, role }) => `  ${email.padEnd(20)} ${role.padEnd(6)} ${name}`));
    }
  }
  console.log(lines.join("\n"));
}

/** Sends every stream away to come back in a moment. */
export const endStreams = endAllStreams;

/** Leaves nothing behind: unfinished answers go to the next process. */
export async function stop(): Promise<void> {
  await stopRunWorker();
  await Promise.race([answersMade(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  await stopWatchingSnoozes();
  closeBus();
  await closeRateLimits();
  await closeDatabase();
}
