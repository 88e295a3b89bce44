import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const running = new Map<ChildProcess, NodeJS.Signals>();

process.once("exit", () => running.forEach((signal, child) => child.kill(signal)));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

/** A program of ours in a process of its own. */
export type Child = {
  pid: number;
  /** Asks it something it answers (`answers.ts`); throws what it threw. */
  ask: <Answer = void>(question: string, details?: unknown) => Promise<Answer>;
  /** Ends it; the processor and the memory are free when this resolves. */
  stop: () => Promise<void>;
};

export type Server = Child & { url: string };

type Start = { args?: string[]; nodeArgs?: string[]; env?: Record<string, string> };

/** Starts a module in a Node of its own that can be asked. It sees nothing of this process's environment but `env`. */
export function startChild(
  module: string,
  { args = [], nodeArgs = [], env = {} }: Start = {},
): Child & {
  process: ChildProcess;
} {
  const child = fork(join(root, module), args, {
    cwd: root,
    execArgv: ["--disable-warning=ExperimentalWarning", "--expose-gc", ...nodeArgs],
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    serialization: "advanced",
  });
  return { process: child, ...handleOf(child), ask: askerOf(child) };
}

/** Starts a module that prints `… ready at <url>`, and waits until it does. Throws where it ends before that. */
export async function startServer(module: string, start: Start = {}): Promise<Server> {
  const child = startChild(module, start);
  return { ...child, url: await addressOf(child.process) };
}

/** Starts another program, without asking it anything. */
export function startProgram(command: string, args: string[]): Omit<Child, "ask"> {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return handleOf(child, "SIGTERM");
}

function handleOf(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Omit<Child, "ask"> {
  if (child.pid === undefined) throw new Error(`${child.spawnfile} could not be started`);
  running.set(child, signal);
  const ended = once(child, "close").then(() => running.delete(child));
  return {
    pid: child.pid,
    stop: async () => {
      child.kill(signal);
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const url = /ready at (http:\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    child.once("close", () => reject(new Error(`${child.spawnargs.join(" ")} ended:\n${said}`)));
  });
}

function askerOf(child: ChildProcess): Child["ask"] {
  let asked = 0;
  return async <Answer>(question: string, details?: unknown) => {
    const id = ++asked;
    return new Promise<Answer>((resolve, reject) => {
      const hear = (answer: { id: number; answer?: Answer; problem?: string }) => {
        if (answer.id !== id) return;
        child.off("message", hear);
        if (answer.problem === undefined) resolve(answer.answer as Answer);
        else reject(new Error(answer.problem));
      };
      child.on("message", hear);
      child.send({ id, question, details });
    });
  };
}
