import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret of this DATA_DIR, made at the first call. It appears whole or not at all, and two
 * processes that make it at once agree on one. Throws what the file system says.
 */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, "session-secret");
  if (!existsSync(path)) make(dataDir, path);
  return readFileSync(path, "utf8");
}

function make(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft);
  }
}
