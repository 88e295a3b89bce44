/** How a page's connection to the server is doing. */
export type StreamState = "connecting" | "open" | "reconnecting" | "offline" | "signed-out";

type Subscription = {
  /** Path of the stream. */
  url: string;
  /** What the page already shows, for the first connection: the `rev` it was rendered at. */
  rev?: number | undefined;
  /** Names of the events wanted. */
  events: string[];
  onEvent: (event: string, data: unknown, id: string) => void;
  onState: (state: StreamState) => void;
};

const slowestRetryMs = 30_000;

/**
 * Follows an event stream until the returned function is called. The browser itself comes back after a cut
 * connection; what it gives up on (503) is tried again here, with growing pauses and the last id seen, but
 * for a session that has ended. Silence proves nothing, since heartbeats are comments no script can see:
 * dead connections are found by the browser's own keep-alive and when the network returns.
 */
export function subscribeToEvents({ url, rev, events, onEvent, onState }: Subscription): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = rev === undefined ? "" : String(rev);
  let failures = 0;
  let generation = 0;

  connect("connecting");
  window.addEventListener("online", reconnect);
  window.addEventListener("offline", reportOffline);
  return stop;

  function stop(): void {
    disconnect();
    window.removeEventListener("online", reconnect);
    window.removeEventListener("offline", reportOffline);
  }

  function connect(state: StreamState): void {
    disconnect();
    onState(state);
    const opened = new EventSource(withRev(url, lastId));
    source = opened;
    opened.onopen = () => {
      failures = 0;
      onState("open");
    };
    opened.onerror = () => {
      if (opened.readyState === EventSource.CLOSED) void recover(generation);
      else onState(navigator.onLine ? "reconnecting" : "offline");
    };
    for (const event of events)
      opened.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
        lastId = lastEventId || lastId;
        onEvent(event, JSON.parse(data), lastEventId);
      });
  }

  function disconnect(): void {
    generation++;
    clearTimeout(timer);
    source?.close();
  }

  async function recover(failed: number): Promise<void> {
    onState(navigator.onLine ? "reconnecting" : "offline");
    const signedOut = await sessionHasEnded(url);
    if (failed !== generation) return;
    if (signedOut) {
      stop();
      return onState("signed-out");
    }
    const pause = Math.min(slowestRetryMs, 1_000 * 2 ** failures++);
    timer = setTimeout(() => connect("reconnecting"), pause * (0.5 + Math.random() / 2));
  }

  function reconnect(): void {
    connect("reconnecting");
  }

  function reportOffline(): void {
    onState("offline");
  }
}

function withRev(url: string, rev: string): string {
  if (rev === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}rev=${encodeURIComponent(rev)}`;
}

/** EventSource does not tell why it was refused. */
async function sessionHasEnded(url: string): Promise<boolean> {
  const response = await fetch(url, { method: "HEAD" }).catch(() => null);
  return response?.status === 401;
}
