/** The longest slug, in characters. */
export const longestSlug = 80;

/** Letters and digits of ASCII in small letters, joined by hyphens. */
export const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A slug made of a title: accents are left off, what is not of ASCII divides words; without any of it, `article`. */
export function slugOfTitle(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-+/, "").slice(0, longestSlug).replace(/-+$/, "") || "article";
}

/** The slug itself, or with the first number from 2 that makes it one that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) {
    const tail = `-${count}`;
    free = slug.slice(0, longestSlug - tail.length).replace(/-+$/, "") + tail;
  }
  return free;
}
