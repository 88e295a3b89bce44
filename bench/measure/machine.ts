import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** The machine and the commit in one line, for every table. */
export function describeMachine(): string {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const commit = git("rev-parse", "--short", "HEAD");
  const changed = git("status", "--porcelain") === "" ? "" : " with changes";
  const day = new Date().toISOString().slice(0, 16).replace("T", " ");
  return `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory}, Node ${process.version}, commit ${commit}${changed}, ${day} UTC`;
}

function git(...args: string[]): string {
  return execFileSync("git", args, { encoding: "utf8", cwd: import.meta.dirname }).trim();
}
