import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** Starts one of the project's TypeScript files as a process of its own, which ends with the test. */
export function startProcess(path: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", path, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** What a process said and how it ended. */
export async function endOf(
  child: ChildProcess,
): Promise<{ status: number | null; output: string; errors: string }> {
  const [output, errors, [status]] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    child.stderr ? text(child.stderr) : "",
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { status, output, errors };
}
