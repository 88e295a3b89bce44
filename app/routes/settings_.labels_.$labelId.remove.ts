import { z } from "zod";
import { removeLabel } from "~/conversations/labels/remove-label.server";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "admin", form: z.object({}), back: "/settings/labels", to: "/settings/labels" },
  async ({ actor, params }) => {
    const title = await removeLabel(actor, requireUuid(params["labelId"]));
    return { kind: "done", text: englishWords("settings.removed", { title }) };
  },
);
