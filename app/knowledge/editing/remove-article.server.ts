import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { changeSettings } from "~/identity/settings/change-settings.server";

/** Deletes an article; the answers that rest on it stay. Returns its title. Throws forbidden, not-found. */
export function removeArticle(actor: Actor, id: string): Promise<string> {
  const { organizationId } = actor;
  return changeSettings(actor, async ({ tx, audit }) => {
    const article = await tx.article.findFirst({ where: { id, organizationId }, select: { title: true } });
    if (!article) throw new DomainError("not-found");
    await tx.article.delete({ where: { id, organizationId } });
    await audit({ action: "article-removed", subjectId: id, detail: article });
    return article.title;
  });
}
