/** What stands under one heading of an article. */
export type ArticleSection = {
  /** The heading as plain text; null for what stands before the first. */
  heading: string | null;
  /** The `id` of the section on the article's page; null where it has no heading. */
  anchor: string | null;
  /** With its heading. */
  markdown: string;
};

/** Other ids of a page never begin like this. */
const anchorPrefix = "section-";
const longestAnchor = 80;

/**
 * The sections of an article's Markdown, in its order; the first has no heading unless the text begins with one. An
 * anchor depends on its heading only, so it survives an edit of anything else; headings that read alike are numbered.
 */
export function articleSections(body: string): ArticleSection[] {
  const used = new Set<string>();
  return splitAtHeadings(body.replace(/\r\n?/g, "\n"))
    .filter((markdown) => markdown.trim() !== "")
    .map((markdown) => {
      const heading = plainHeading(markdown);
      if (heading === null) return { heading, anchor: null, markdown };
      const name = anchorPrefix + anchorName(heading);
      let anchor = name;
      for (let count = 2; used.has(anchor); count += 1) anchor = `${name}-${count}`;
      used.add(anchor);
      return { heading, anchor, markdown };
    });
}

/** The text of a section without its heading. */
export function textOfSection({ heading, markdown }: ArticleSection): string {
  return (heading === null ? markdown : markdown.replace(/^[^\n]*\n?/, "")).trim();
}

function splitAtHeadings(body: string): string[] {
  const sections: string[][] = [[]];
  let fence: string | null = null;
  for (const line of body.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (mark && fence === null) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = null;
    if (fence === null && /^#{1,6} +\S/.test(line)) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections.map((lines) => lines.join("\n"));
}

function plainHeading(markdown: string): string | null {
  const heading = /^#{1,6} +([^\n]*)/.exec(markdown)?.[1];
  if (heading === undefined) return null;
  return heading
    .replace(/ +#+ *$/, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*`~]+/g, "")
    .trim();
}

function anchorName(heading: string): string {
  const name = heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  return name.slice(0, longestAnchor).replace(/^-+|-+$/g, "") || "part";
}
