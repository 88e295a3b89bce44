import { apiAction, apiLoader } from "~/http/api-route.server";
import { getProfile } from "~/identity/profile.server";
import { getOrganization } from "~/organizations/organization.server";

export const action = apiAction({});

export const loader = apiLoader({}, async ({ actor }) => {
  const [profile, organization] = await Promise.all([getProfile(actor), getOrganization(actor)]);
  return {
    member: { ...profile, role: actor.role },
    organization: { id: actor.organizationId, slug: organization.slug, name: organization.name },
    scopes: actor.scopes ?? [],
  };
});
