import { z } from "zod";
import { removeReply } from "~/conversations/replies/remove-reply.server";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "admin", form: z.object({}), back: "/settings/replies", to: "/settings/replies" },
  async ({ actor, params }) => {
    const title = await removeReply(actor, requireUuid(params["replyId"]));
    return { kind: "done", text: englishWords("settings.removed", { title }) };
  },
);
