import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root; every command works there. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Node this project runs on, which comes with the packages. */
export const ownNode = join(root, "node_modules", ".bin", "node");

/**
 * The environment of every child: the packages' own programs, and their Node, come first.
 * @param {NodeJS.Dict<string>} [more]
 */
function environment(more) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  return { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1", ...more, PATH: path };
}

/**
 * Runs a program on this terminal and answers with its exit status; a signal to us goes to it as well.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.Dict<string>} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: environment(env) });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => void child.kill(signal);
    const signals = /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"]);
    for (const signal of signals) process.on(signal, pass);
    // npm killed outright cannot pass its signal on; the child must not outlive it with port and database.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && pass("SIGTERM"), 500);
    if (!process.env.npm_lifecycle_event) clearInterval(watch);
    child.once("error", reject);
    child.once("close", (status, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, pass);
      if (signal) process.kill(process.pid, signal);
      resolve(status ?? 1);
    });
  });
}

/**
 * Runs a program in silence, for its output to be shown if it fails.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ status: number, output: string }>}
 */
export function capture(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.once("error", (error) => resolve({ status: 1, output: error.message }));
    child.once("close", (status) => resolve({ status: status ?? 1, output: output.trim() }));
  });
}
