import { z } from "zod";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import { removeMember } from "~/organizations/members/remove-member.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "admin", form: z.object({}), back: "/settings/members" },
  async ({ actor, params }) => {
    const name = await removeMember(actor, requireUuid(params["memberId"]));
    return { kind: "done", text: englishWords("settings.member-removed", { name }) };
  },
);
