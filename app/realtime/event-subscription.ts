import type { StreamEvent } from "~/realtime/event-frame.server";

/** How a page's connection to the server is doing. */
export type StreamState = "connecting" | "open" | "reconnecting" | "offline" | "signed-out";

type Subscription = {
  /** Path of the stream with what the page already has; asked for each time a connection is made. */
  address: () => string;
  /** `id` is the last one that came, "" before the first. */
  onEvent: (event: string, data: unknown, id: string) => void;
  /** Every opening is told, even where the state was open before. */
  onState: (state: StreamState) => void;
};

/** A stream that is followed: `reopen` makes a new connection, for another address; `stop` ends it. */
export type EventSubscription = { reopen: () => void; stop: () => void };

const eventNames: (StreamEvent["event"] | "heartbeat")[] = [
  "ready",
  "message",
  "note",
  "thread-event",
  "conversation",
  "receipt",
  "typing",
  "looking",
  "presence",
  "reset",
  "heartbeat",
];

/** What an ended session, another's session and one that lost its role are answered. */
const notForThisPage = [401, 403, 404];

/** Three heartbeats of the server: a connection this silent is dead, in milliseconds. */
const silenceMs = 45_000;
/** Those who lost a connection together must not come back together: pauses are up to twice as long. */
const pauses = { first: 1_000, longest: 5_000, online: 500, displaced: 60_000, betweenReopenings: 1_000 };

/**
 * Follows an event stream, and comes back by itself however its connection was lost, after a random pause that grows;
 * but not for a session that has ended, until it is reopened.
 */
export function subscribeToEvents({ address, onEvent, onState }: Subscription): EventSubscription {
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let connectedAt = 0;
  let signedOut = false;

  window.addEventListener("online", onOnline);
  window.addEventListener("offline", onOffline);
  connect("connecting");
  return { reopen, stop };

  function connect(state: StreamState): void {
    disconnect();
    signedOut = false;
    connectedAt = Date.now();
    onState(state);
    const opened = new EventSource(address());
    source = opened;
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(() => void lose(opened), silenceMs);
    };
    hear();
    opened.onopen = () => {
      failures = 0;
      hear();
      onState("open");
    };
    opened.onerror = () => void lose(opened);
    for (const event of eventNames)
      opened.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
        hear();
        if (event === "heartbeat") return;
        const parsed: unknown = JSON.parse(data);
        if (event === "reset" && (parsed as { reason: string }).reason === "displaced")
          pause(pauses.displaced);
        else onEvent(event, parsed, lastEventId);
      });
  }

  /** EventSource does not tell why it was refused: the same address is asked again, for its head. */
  async function lose({ readyState, url }: EventSource): Promise<void> {
    pause(Math.min(pauses.longest, pauses.first * 2 ** failures++));
    if (readyState !== EventSource.CLOSED) return;
    const pausing = next;
    const answer = await fetch(url, { method: "HEAD" }).catch(() => null);
    if (!answer || next !== pausing) return;
    const retryAfter = Number(answer.headers.get("retry-after"));
    if (retryAfter > 0) pause(retryAfter * 1_000);
    if (!notForThisPage.includes(answer.status)) return;
    disconnect();
    signedOut = true;
    onState("signed-out");
  }

  function pause(milliseconds: number): void {
    disconnect();
    onState(navigator.onLine ? "reconnecting" : "offline");
    next = setTimeout(() => connect("reconnecting"), milliseconds * (1 + Math.random()));
  }

  /** What is asked for in short order is opened once; what pauses will ask for the new address anyway. */
  function reopen(): void {
    if (!source && !signedOut) return;
    const wait = connectedAt + pauses.betweenReopenings - Date.now();
    clearTimeout(next);
    if (wait <= 0) connect("reconnecting");
    else next = setTimeout(() => connect("reconnecting"), wait);
  }

  function disconnect(): void {
    clearTimeout(silence);
    clearTimeout(next);
    source?.close();
    source = undefined;
  }

  function stop(): void {
    disconnect();
    window.removeEventListener("online", onOnline);
    window.removeEventListener("offline", onOffline);
  }

  function onOnline(): void {
    if (!signedOut) pause(pauses.online);
  }

  function onOffline(): void {
    if (!signedOut) onState("offline");
  }
}
