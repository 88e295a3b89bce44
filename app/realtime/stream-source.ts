/** A topic that is shown as it was at `rev`. */
export type Shown = { topic: string; rev: number };

/** An event with the last id that came, "" before the first. */
export type NamedEvent = { name: string; data: unknown; id: string };

/** A stream that the tabs of one member share. */
export type StreamSource = {
  /** Names the stream and whose it is. */
  name: string;
  /** Where it is opened with everything that happened to these topics since their revs. */
  address: (shown: Shown[]) => string;
  /** The topic an event belongs to; null for those of none. */
  topicOf: (event: string, data: unknown) => string | null;
};

/**
 * How far an event brings its topic; null if it says nothing of that. An id vouches for all before it, and so does
 * `ready`; the rev of another event may be ahead of what another process has still to send.
 */
export function reachedBy(source: StreamSource, { name, data, id }: NamedEvent): Shown | null {
  const topic = source.topicOf(name, data);
  const rev = id !== "" ? Number(id) : name === "ready" ? (data as { rev: number }).rev : null;
  return topic === null || rev === null ? null : { topic, rev };
}
