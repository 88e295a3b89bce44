import { z } from "zod";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { revokeToken } from "~/identity/api-tokens.server";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "member", form: z.object({}), back: "/settings/tokens" },
  async ({ actor, params }) => {
    await revokeToken(actor, requireUuid(params["tokenId"]));
    return { kind: "done", text: englishWords("settings.token-revoked") };
  },
);
