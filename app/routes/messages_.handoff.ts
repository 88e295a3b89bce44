import { z } from "zod";
import { requestHandoff } from "~/conversations/handling/change-handling.server";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "user", form: z.object({}), back: "/messages" },
  async ({ actor }) => requestHandoff(actor, await getOwnConversationId(actor)),
);
