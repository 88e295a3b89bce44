import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** What must go when the tests are done: servers still running, and the directories made for them. */
const running = new Map<ChildProcess, Promise<unknown>>();
const directories = new Set<string>();

/** Ends every server that still runs and removes the directories made here. */
export async function disposeServers(): Promise<void> {
  for (const child of running.keys()) child.kill("SIGKILL");
  await Promise.all(running.values());
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  directories.clear();
}

/** A server that ended before it was ready: its exit status and everything it printed. */
class ServerEnded extends Error {
  readonly status: number | null;
  readonly output: string;

  constructor(status: number | null, output: string) {
    super(`The server ended with status ${status}:\n${output}`);
    this.name = "ServerEnded";
    this.status = status;
    this.output = output;
  }
}

/** The real server in a process of its own. */
export type Server = {
  /** Its address without a slash at the end; the same after a restart. */
  url: string;
  dataDir: string;
  /** Its process; another after a restart. */
  pid(): number | undefined;
  /** Ends it with SIGTERM; its exit status. */
  stop(): Promise<number | null>;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again after its end, on the same DATA_DIR and port. */
  restart(): Promise<void>;
  /** Everything it has printed since it was started the first time. */
  output(): string;
};

/**
 * Starts the built server as `npm start` does and waits until it says where it is ready. Unless `env` says
 * otherwise it has a free port, a new DATA_DIR with the demo in it, and limits no test runs into; nothing of this
 * process's own environment reaches it. It needs `build/`. Throws `ServerEnded`.
 */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const dataDir = env["DATA_DIR"] ?? newDirectory();
  const settings: Record<string, string> = {
    PATH: process.env["PATH"] ?? "",
    PORT: "0",
    LOG_LEVEL: "warn",
    RATE_LIMIT_SCALE: "1000",
    DATA_DIR: dataDir,
    ...env,
  };
  let printed = "";
  const print = (text: string) => (printed += text);
  let started = await launch(settings, print);
  if (settings["PORT"] === "0") settings["PORT"] = new URL(started.url).port;
  const end = async (signal: NodeJS.Signals) => {
    started.child.kill(signal);
    return started.ended;
  };
  return {
    url: started.url,
    dataDir,
    pid: () => started.child.pid,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
    restart: async () => void (started = await launch(settings, print)),
    output: () => printed,
  };
}

/** A new empty directory, gone with `disposeServers`. */
export function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "parley-server-"));
  directories.add(directory);
  return directory;
}

async function launch(
  env: Record<string, string>,
  print: (text: string) => void,
): Promise<{ child: ChildProcess; url: string; ended: Promise<number | null> }> {
  const node = join(root, "node_modules", ".bin", "node");
  // A database that lives for one test is not worth compiling twice: a third less work of the processor.
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", "--liftoff-only", "server.ts"], {
    cwd: root,
    env: { NODE_ENV: "production", ...env },
  });
  const ended = once(child, "close").then(([status]) => {
    running.delete(child);
    return status as number | null;
  });
  running.set(child, ended);
  let said = "";
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        print(text);
        const address = /^Parley is ready at (\S+)\n/m.exec(said)?.[1];
        if (address) resolve(address);
      });
  });
  const url = await Promise.race([
    ready,
    ended.then((status) => {
      throw new ServerEnded(status, said);
    }),
  ]);
  return { child, url, ended };
}
