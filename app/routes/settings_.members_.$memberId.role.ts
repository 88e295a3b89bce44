import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import { ChangeRole, changeRole } from "~/organizations/members/change-role.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "admin", form: ChangeRole, back: "/settings/members" },
  async ({ actor, values: { role }, params }) => {
    const name = await changeRole(actor, requireUuid(params["memberId"]), role);
    const text = englishWords("settings.role-changed", { name, role: englishWords(`identity.role-${role}`) });
    return { kind: "done", text };
  },
);
