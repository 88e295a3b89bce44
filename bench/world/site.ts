import { startChild, startServer } from "./child.ts";
import { firstNumber, type Programme } from "./event.ts";
import { startParley } from "./parley.ts";
import { startNchan } from "../peers/nchan.ts";
import type { Opening } from "../load/subscribers.ts";

/** How events come: `turns` times `burst` of them, one turn of the server's loop every `everyMs`. */
export type Pace = { turns: number; burst: number; everyMs: number };

/** A server with its readers: and the readers of its topics. */
export type Site = {
  /** The process that is measured. */
  pid: number;
  /** Opens so many more streams, spread evenly over the topics. */
  open: (connections: number) => Promise<void>;
  /** Publishes at that pace, topic after topic. */
  publish: (pace: Pace) => Promise<void>;
  /** Resolves with all deliveries so far once they are as many as were published. */
  heard: () => Promise<number>;
  /** Collects garbage where there is a collector. */
  settle: () => Promise<unknown>;
  stop: () => Promise<void>;
};

type Source = {
  url: string;
  pid: number;
  publish: (programme: Programme) => Promise<void>;
  settle: () => Promise<unknown>;
  stop: () => Promise<void>;
};

type Streams = {
  topics: string[];
  pathOf: (topic: string) => string;
  headers?: Record<string, string>;
  mark: string;
};

/** Parley's own server and its API's event stream route. */
export async function parleySite(conversations: number): Promise<Site> {
  const parley = await startParley({ conversations });
  return siteOf(askedSource(parley), {
    topics: parley.conversationIds.map((id) => `conversation/${id}`),
    pathOf: (topic) => `/api/v1/${topic.replace("conversation", "conversations")}/events`,
    headers: { Authorization: `Bearer ${parley.token}` },
    mark: "event: ready",
  });
}

/** nginx with nchan. */
export async function nchanSite(topics: number): Promise<Site> {
  const nchan = await startNchan();
  return siteOf(
    { ...nchan, settle: async () => undefined },
    { topics: namesOf(topics), pathOf: (topic) => `/sub${topic}`, mark: "\r\n\r\n" },
  );
}

/** A server under `bench/peers/` that can be asked to publish. */
export async function peerSite(module: string, topics: number): Promise<Site> {
  const peer = await startServer(`bench/peers/${module}.ts`);
  return siteOf(askedSource(peer), {
    topics: namesOf(topics),
    pathOf: (topic) => topic,
    mark: "event: ready",
  });
}

function namesOf(topics: number): string[] {
  return Array.from({ length: topics }, (_, index) => `/topic-${index}`);
}

function askedSource(server: Awaited<ReturnType<typeof startServer>>): Source {
  return {
    ...server,
    publish: (programme) => server.ask("publish", programme),
    settle: () => server.ask("settle"),
  };
}

function siteOf(source: Source, { topics, pathOf, headers = {}, mark }: Streams): Site {
  const readers = startChild("bench/load/subscribers.ts");
  const readersOf = topics.map(() => 0);
  const published = topics.map(() => 0);
  let turn = 0;
  const port = Number(new URL(source.url).port);
  return {
    pid: source.pid,
    open: async (connections) => {
      const opening: Opening = { port, paths: topics.map(pathOf), connections, headers, mark };
      await readers.ask("open", opening);
      topics.forEach(
        (_, index) => (readersOf[index] = (readersOf[index] ?? 0) + connections / topics.length),
      );
    },
    publish: ({ turns, burst, everyMs }) => {
      const publications = Array.from({ length: turns }, () => {
        const index = turn++ % topics.length;
        const from = firstNumber + (published[index] ?? 0);
        published[index] = (published[index] ?? 0) + burst;
        return { topic: topics[index] ?? "", from, count: burst };
      });
      return source.publish({ publications, everyMs });
    },
    heard: () =>
      readers.ask(
        "heard",
        published.reduce((sum, count, index) => sum + count * (readersOf[index] ?? 0), 0),
      ),
    settle: source.settle,
    stop: async () => {
      await readers.stop();
      await source.stop();
    },
  };
}
