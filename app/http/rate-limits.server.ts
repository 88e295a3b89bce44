import { Redis } from "ioredis";
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { getEnv } from "~/env.server";
import { DomainError } from "~/errors";

/** How often something may be done: `points` times in `seconds`, times RATE_LIMIT_SCALE. */
const limits = {
  "login-account": { points: 10, seconds: 900 },
  "login-address": { points: 100, seconds: 900 },
  send: { points: 120, seconds: 60 },
  typing: { points: 60, seconds: 60 },
  "create-token": { points: 20, seconds: 3_600 },
  aid: { points: 20, seconds: 60 },
  vote: { points: 60, seconds: 60 },
  settings: { points: 120, seconds: 60 },
  "new-account": { points: 20, seconds: 3_600 },
  "open-stream": { points: 120, seconds: 60 },
} as const;

export type LimitName = keyof typeof limits;

const limiters = new Map<LimitName, RateLimiterAbstract>();
let redis: Redis | undefined;

/**
 * Counts one use of `name` by `key` (who, or where from). Counts are shared through Redis where there is
 * one, and kept in the process while it is away. Throws `DomainError("rate-limited")` with the seconds to wait.
 */
export async function takeFrom(name: LimitName, key: string): Promise<void> {
  try {
    await limiterOf(name).consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new DomainError("rate-limited", {
      retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)),
    });
  }
}

/** Takes back one use: what was counted turned out to be no attempt. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
  await limiterOf(name).reward(key);
}

/** Forgets all uses by `key`. */
export async function resetLimit(name: LimitName, key: string): Promise<void> {
  await limiterOf(name).delete(key);
}

/** Closes the connection to Redis, for the process's end. */
export async function closeRateLimits(): Promise<void> {
  limiters.clear();
  await redis?.quit().catch(() => redis?.disconnect());
  redis = undefined;
}

function limiterOf(name: LimitName): RateLimiterAbstract {
  const known = limiters.get(name);
  if (known) return known;
  const made = makeLimiter(name);
  limiters.set(name, made);
  return made;
}

function makeLimiter(name: LimitName): RateLimiterAbstract {
  const { points, seconds } = limits[name];
  const { RATE_LIMIT_SCALE, REDIS_URL } = getEnv();
  const rule = {
    keyPrefix: `parley:limit:${name}`,
    points: Math.max(1, Math.round(points * RATE_LIMIT_SCALE)),
    duration: seconds,
  };
  const inProcess = new RateLimiterMemory(rule);
  if (REDIS_URL === null) return inProcess;
  redis ??= connect(REDIS_URL);
  return new RateLimiterRedis({
    ...rule,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inProcess,
  });
}

/** Fails at once while Redis is away, so that the counts in the process take over. */
function connect(url: string): Redis {
  const client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 250 });
  client.on("error", () => {
    // Said once by whoever cannot do without Redis; here the insurance counts.
  });
  return client;
}
