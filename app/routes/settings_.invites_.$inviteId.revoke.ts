import { z } from "zod";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import { revokeInvite } from "~/organizations/members/revoke-invite.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "admin", form: z.object({}), back: "/settings/members" },
  async ({ actor, params }) => {
    await revokeInvite(actor, requireUuid(params["inviteId"]));
    return { kind: "done", text: englishWords("settings.invite-revoked") };
  },
);
