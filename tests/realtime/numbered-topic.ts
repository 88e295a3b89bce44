import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { publish } from "~/realtime/bus.server";
import { eventStream } from "~/realtime/event-stream.server";
import type { Actor } from "~/identity/actor";
import type { Connection } from "~/realtime/connection.server";
import type { StreamEvent } from "~/realtime/event-frame.server";
import type { LiveEvent } from "~/realtime/live-event";
import type { LiveStreamOptions } from "~/realtime/live-stream.server";
import { resumeTokenOf } from "~/realtime/resume-token";

/** A topic of its own whose every change is the next number, remembered as a database would. */
export class NumberedTopic {
  readonly topic = `conversation/${randomUUID()}`;
  readonly rows: StreamEvent[] = [];

  get rev(): number {
    return this.rows.length;
  }

  /** Stores the next number and tells of it. */
  next(padding = ""): void {
    this.store(padding);
    this.tell(this.rev);
  }

  /** Stores the next number and tells nobody. */
  store(padding = ""): void {
    const rev = this.rev + 1;
    this.rows.push({ event: "message", rev, data: { number: rev, padding } });
  }

  /** Tells of a number that is stored. */
  tell(rev: number, event: Partial<LiveEvent> = {}): void {
    this.publish({ event: "message", rev, data: this.rows[rev - 1]?.data, ...event });
  }

  publish(event: Partial<LiveEvent>): void {
    publish({ topic: this.topic, event: "typing", rev: null, audience: "everyone", data: null, ...event });
  }

  /** A stream of this topic that replays from the request's token; its reading takes its time, as a database does. */
  stream(request: Request, connection: Connection, options: Partial<LiveStreamOptions> = {}): Response {
    return eventStream(connection, {
      actor: actor(),
      open: async (stream) => {
        const part = await stream.subscribe(this.topic);
        const token = part.sentRev ?? resumeTokenOf(request) ?? 0;
        await setTimeout(2);
        const [rev, rows] = [this.rev, this.rows.slice(Number(token))];
        await setTimeout(2);
        await part.replay(rows);
        part.ready(rev, { rev });
      },
      ...options,
    });
  }
}

export function actor(fields: Partial<Actor> = {}): Pick<Actor, "memberId" | "role" | "credential"> {
  return {
    memberId: randomUUID(),
    role: "user",
    credential: { kind: "session", id: randomUUID() },
    ...fields,
  };
}
