import { z } from "zod";
import { removeArticle } from "~/knowledge/editing/remove-article.server";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "admin", form: z.object({}), back: "/settings/articles", to: "/settings/articles" },
  async ({ actor, params }) => {
    const title = await removeArticle(actor, requireUuid(params["articleId"]));
    return { kind: "done", text: englishWords("settings.removed", { title }) };
  },
);
