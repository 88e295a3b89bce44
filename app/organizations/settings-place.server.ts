import type { Actor, Role } from "~/identity/actor";
import { getOrganization } from "./organization.server";

/** Where the settings are looked at from: which pages there are, and under whose name. */
export type SettingsPlace = { role: Role; organization: string };

export async function getSettingsPlace(actor: Actor): Promise<SettingsPlace> {
  return { role: actor.role, organization: (await getOrganization(actor)).name };
}
