import { bus } from "~/realtime/bus.server";

/** What a member does in a conversation for a moment; it is over by itself at `expiresAt` (ISO 8601 UTC). */
type Passing = { conversationId: string; memberId: string | null; expiresAt: string };

/**
 * Notices of one kind that touch no database and end by themselves. What came through this process counts while no
 * other is to be asked.
 */
export class PassingNotices<Notice extends Passing> {
  readonly #kind: string;
  readonly #lasts: number;
  /** By conversation, in the order of their newest notices; in each by member. */
  readonly #known = new Map<string, Map<string, Notice>>();

  /** `lasts` is how long a notice holds, in milliseconds. */
  constructor(kind: string, lasts: number) {
    this.#kind = kind;
    this.#lasts = lasts;
  }

  /** In how many conversations this process remembers somebody. */
  get places(): number {
    return this.#known.size;
  }

  put(notice: Notice & { memberId: string }): void {
    const { conversationId, memberId } = notice;
    const people = this.#known.get(conversationId) ?? new Map<string, Notice>();
    this.drop(conversationId, memberId);
    this.#known.delete(conversationId);
    this.#known.set(conversationId, people.set(memberId, notice));
    bus.notes?.put(this.#topicOf(conversationId), memberId, notice, this.#lasts);
    this.#forgetExpired();
  }

  drop(conversationId: string, memberId: string): void {
    bus.notes?.drop(this.#topicOf(conversationId), memberId);
    this.#forget(conversationId, memberId);
    this.#forgetExpired();
  }

  /** Those that still hold. */
  async list(conversationId: string): Promise<Notice[]> {
    const noted = (await bus.notes?.list(this.#topicOf(conversationId))) as Notice[] | null | undefined;
    const people = noted ?? [...(this.#known.get(conversationId)?.values() ?? [])];
    const now = new Date().toISOString();
    return people.filter(({ expiresAt }) => expiresAt > now);
  }

  #forget(conversationId: string, memberId: string): void {
    const people = this.#known.get(conversationId);
    people?.delete(memberId);
    if (people?.size === 0) this.#known.delete(conversationId);
  }

  /** Whoever closed the tab says nothing more. */
  #forgetExpired(): void {
    const now = new Date().toISOString();
    for (const [conversationId, people] of this.#known) {
      for (const { memberId, expiresAt } of people.values())
        if (expiresAt < now) this.#forget(conversationId, memberId ?? "");
      if (people.size > 0) return;
    }
  }

  #topicOf(conversationId: string): string {
    return `${this.#kind}/${conversationId}`;
  }
}
