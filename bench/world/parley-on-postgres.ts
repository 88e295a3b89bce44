import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchSecret } from "./bench-world.ts";
import { startServer, type Server } from "./child.ts";

/** The built server on PostgreSQL, and Redis if there is one, without the demo and with no limit to run into. */
export async function startParleyOn(
  databaseUrl: string,
  {
    redisUrl,
    nodeArgs = [],
    env = {},
  }: { redisUrl?: string; nodeArgs?: string[]; env?: Record<string, string> } = {},
): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), "parley-bench-"));
  const server = await startServer("server.ts", {
    nodeArgs,
    env: {
      PORT: "0",
      LOG_LEVEL: "warn",
      RATE_LIMIT_SCALE: "1000000",
      DATA_DIR: dataDir,
      SESSION_SECRET: benchSecret,
      DATABASE_URL: databaseUrl,
      ...(redisUrl && { REDIS_URL: redisUrl }),
      ...env,
    },
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
