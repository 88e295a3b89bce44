import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { changeSettings, type SettingsChange } from "~/identity/settings/change-settings.server";
import { englishWords } from "~/i18n/words";
import { freeSlug, slugOfTitle } from "./article-slug";
import type { SaveArticle } from "./save-article";

/** All of an organization's articles are ranked in memory. */
const most = 1_000;

type Fields = Omit<SaveArticle, "seenAt" | "preview">;

/**
 * Writes an article: a new one, or over the one of this id. The same again changes nothing. Throws forbidden, not-found,
 * invalid for a slug that is taken, conflict for too many and for one that was changed after `seenAt`.
 */
export async function saveArticle(
  actor: Actor,
  id: string | null,
  { seenAt, preview: _, ...typed }: SaveArticle,
): Promise<void> {
  const { organizationId } = actor;
  await changeSettings(actor, async (change) => {
    const { tx, audit } = change;
    const before = id === null ? null : await tx.article.findFirst({ where: { id, organizationId } });
    if (id !== null && !before) throw new DomainError("not-found");
    if (before && seenAt && before.updatedAt > seenAt) throw conflict(englishWords("settings.article-newer"));
    const fields = { ...typed, slug: await chooseSlug(change, organizationId, typed, id) };
    const names = Object.keys(fields) as (keyof Fields)[];
    if (before && names.every((name) => before[name] === fields[name])) return;
    const { title, state } = fields;
    if (!before) {
      const { id: subjectId } = await tx.article.create({ data: { organizationId, ...fields } });
      return audit({ action: "article-added", subjectId, detail: { title, state } });
    }
    // Two changes within one millisecond are two still.
    const updatedAt = new Date(Math.max(Date.now(), before.updatedAt.getTime() + 1));
    await tx.article.update({ where: { id: before.id, organizationId }, data: { ...fields, updatedAt } });
    await audit({
      action: "article-changed",
      subjectId: before.id,
      detail: { title, before: before.state, after: state },
    });
  });
}

async function chooseSlug(
  { tx }: SettingsChange,
  organizationId: string,
  { slug, title }: Fields,
  id: string | null,
): Promise<string> {
  const articles = await tx.article.findMany({ where: { organizationId }, select: { id: true, slug: true } });
  if (id === null && articles.length >= most)
    throw conflict(englishWords("settings.articles-full", { most }));
  const taken = new Set(articles.filter((each) => each.id !== id).map((each) => each.slug));
  if (slug === "") return freeSlug(slugOfTitle(title), taken);
  if (!taken.has(slug)) return slug;
  const detail = englishWords("settings.slug-taken", { free: freeSlug(slug, taken) });
  throw new DomainError("invalid", { fields: [{ pointer: "/slug", detail }] });
}

function conflict(detail: string): DomainError {
  return new DomainError("conflict", { fields: [{ pointer: "", detail }] });
}
