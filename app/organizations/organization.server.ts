import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";

/** What pages say of the organization; `accent` is a CSS colour. */
export type OrganizationFacts = {
  slug: string;
  name: string;
  accent: string;
  greeting: string;
  assistantName: string;
};

/** The actor's own organization. */
export function getOrganization(actor: Actor): Promise<OrganizationFacts> {
  return db.organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
    select: { slug: true, name: true, accent: true, greeting: true, assistantName: true },
  });
}

/** What admins change of their organization: all that its settings show. */
export type OrganizationSettings = OrganizationFacts & {
  joinable: boolean;
  assistantEnabled: boolean;
  assistantInstructions: string;
};

export function getOrganizationSettings(actor: Actor): Promise<OrganizationSettings> {
  return db.organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
    select: {
      slug: true,
      name: true,
      accent: true,
      greeting: true,
      joinable: true,
      assistantEnabled: true,
      assistantName: true,
      assistantInstructions: true,
    },
  });
}
