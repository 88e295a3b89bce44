import { readFileSync } from "node:fs";
import type { Message } from "~/conversations/message";
import type { Server } from "./server";
import type { Talk } from "./talk";

/** Memory a process has in use, in MiB; 0 where the system does not say. */
export function rssOf(server: Server): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid()}/status`, "utf8"))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** What came of a load: every count, how long things took, and what the processes held meanwhile. */
export type LoadReport = {
  counts: Record<string, number>;
  /** Milliseconds from the first attempt to send; `taken` by when that was (`performance.now()`). */
  taken: { at: number; ms: number }[];
  delivered: number[];
};

/** What the processes held in use at a moment (`performance.now()`), in MiB each. */
export type Held = { at: number; mebibytes: number[] };

/** Sums up talks whose messages, in the same order, are `stored`. */
export function reportOf(talks: Talk[], stored: Message[][]): LoadReport {
  const outboxes = talks.flatMap((talk) => talk.outboxes);
  const tabs = talks.flatMap((talk) => talk.tabs);
  const acknowledged = outboxes.flatMap((outbox) => [...outbox.acknowledged.values()]);
  const counts = {
    "handed in": sum(outboxes.map(({ handedIn }) => handedIn.size)),
    acknowledged: acknowledged.length,
    "stored, of people": sum(stored.map((all) => all.filter(isOfPeople).length)),
    "stored, of the assistant": sum(stored.map((all) => all.filter((one) => !isOfPeople(one)).length)),
    "to deliver (stored × tabs)": sum(
      talks.map(({ tabs }, index) => tabs.length * (stored[index]?.length ?? 0)),
    ),
    delivered: sum(tabs.map(({ arrivals }) => arrivals.size)),
    doubled: sum(tabs.map(({ idsOfKey }) => [...idsOfKey.values()].filter((ids) => ids.size > 1).length)),
    "sent more than once": acknowledged.filter(({ attempts }) => attempts > 1).length,
    "streams opened": sum(tabs.map(({ counts }) => counts.opened)),
    "loaded afresh": sum(tabs.map(({ counts }) => counts.resets)),
  };
  const delivered = talks.flatMap((talk) =>
    talk.outboxes.flatMap((outbox) =>
      [...outbox.acknowledged.values()].flatMap(({ message, sentAt }) =>
        talk.tabs.flatMap(({ arrivals }) => (arrivals.get(message.id) ?? Infinity) - sentAt),
      ),
    ),
  );
  const taken = acknowledged.map(({ sentAt, acknowledgedAt }) => ({
    at: sentAt,
    ms: acknowledgedAt - sentAt,
  }));
  return { counts, taken, delivered };
}

/** The report as people read it. */
export function tableOf({ counts, taken, delivered }: LoadReport, began: number, held: Held[]): string {
  const title = (text: string) => text.padEnd(28);
  const slices = held.map(({ at, mebibytes }, index) => {
    const from = held[index - 1]?.at ?? began;
    const times = taken.filter((one) => one.at >= from && one.at < at).map(({ ms }) => ms);
    return `${title(`until ${((at - began) / 1_000).toFixed(0)} s`)}${percentiles(times)}   ${mebibytes.join("  ")}`;
  });
  return [
    ...Object.entries(counts).map(([name, count]) => `${title(name)}${cell(count)}`),
    "",
    `${title("milliseconds")}${["p50", "p95", "p99", "max"].map(cell).join("")}`,
    `${title("sent to acknowledged")}${percentiles(taken.map(({ ms }) => ms))}`,
    `${title("sent to shown, every tab")}${percentiles(delivered)}`,
    "",
    `${title("sent to acknowledged")}${["p50", "p95", "p99", "max"].map(cell).join("")}   MiB of each process`,
    ...slices,
  ].join("\n");
}

function percentiles(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99, 1]
    .map((share) => cell((sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(0)))
    .join("");
}

function cell(content: string | number): string {
  return String(content).padStart(7);
}

function isOfPeople({ sender }: Message): boolean {
  return sender.type === "user" || sender.type === "agent";
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
