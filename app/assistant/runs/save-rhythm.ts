/** How long words may go unsaved, in milliseconds, however few they are beside what is saved. */
const longest = 2_000;

/** What has grown by one part in so many is saved at the next look. */
const share = 16;

/**
 * When the growing text of an answer is worth saving, which writes all of it and all its words in the search index
 * anew: a long one less often, so that what is written in all stays in proportion to its length.
 */
export class SaveRhythm {
  #saved = 0;
  #at = -Infinity;

  /** Whether to save this text now. */
  due({ length }: string): boolean {
    const unsaved = length - this.#saved;
    return unsaved > 0 && (unsaved * share >= this.#saved || performance.now() - this.#at >= longest);
  }

  /** This text is saved. */
  done({ length }: string): void {
    this.#saved = length;
    this.#at = performance.now();
  }
}
