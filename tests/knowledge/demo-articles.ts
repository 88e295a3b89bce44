import { readdir, readFile } from "node:fs/promises";
import { db } from "~/database/client.server";

/** Makes an organization with the demo articles of `demo`, and returns its id. */
export async function createOrganizationWithArticles(demo: "acme" | "globex"): Promise<string> {
  const { id } = await db.organization.create({ data: { slug: demo, name: demo } });
  const folder = new URL(`../../prisma/demo/${demo}/articles/`, import.meta.url);
  for (const file of await readdir(folder)) {
    const [, title = "", synonyms = "", question = "", body = ""] =
      /^---\ntitle: (.*)\nsynonyms: (.*)\n(?:question: (.*)\n)?---\n([\s\S]*)$/.exec(
        await readFile(new URL(file, folder), "utf8"),
      ) ?? [];
    await db.article.create({
      data: {
        organizationId: id,
        slug: file.replace(/\.md$/, ""),
        title,
        synonyms,
        question,
        body,
        state: "published",
      },
    });
  }
  return id;
}
