import { createParser } from "eventsource-parser";
import http from "node:http";

/**
 * The browser's EventSource over real HTTP, as far as this room needs it: comes back after a cut with the last
 * id, gives up for good on any status but 200.
 */
export class NodeEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = NodeEventSource.CONNECTING;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;
  #request: http.ClientRequest | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastEventId = "";
  #retryMs = 10;

  constructor(url: string) {
    super();
    this.url = url;
    this.#connect();
  }

  close(): void {
    this.readyState = NodeEventSource.CLOSED;
    clearTimeout(this.#timer);
    this.#request?.destroy();
  }

  #connect(): void {
    const headers = this.#lastEventId === "" ? {} : { "Last-Event-ID": this.#lastEventId };
    this.#request = http.get(this.url, { agent: false, headers });
    this.#request.on("error", () => this.#lost());
    this.#request.on("response", (response) => {
      if (response.statusCode !== 200) return this.#giveUp();
      this.readyState = NodeEventSource.OPEN;
      this.onopen?.();
      const parser = createParser({
        onRetry: (milliseconds) => (this.#retryMs = milliseconds),
        onEvent: ({ event = "message", id, data }) => {
          if (this.readyState !== NodeEventSource.OPEN) return;
          this.#lastEventId = id ?? this.#lastEventId;
          this.dispatchEvent(new MessageEvent(event, { data, lastEventId: this.#lastEventId }));
        },
      });
      response.setEncoding("utf8").on("data", (text: string) => parser.feed(text));
      response.on("error", () => undefined).on("close", () => this.#lost());
    });
  }

  #lost(): void {
    if (this.readyState === NodeEventSource.CLOSED) return;
    this.readyState = NodeEventSource.CONNECTING;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), this.#retryMs);
    this.onerror?.();
  }

  #giveUp(): void {
    this.close();
    this.onerror?.();
  }
}
