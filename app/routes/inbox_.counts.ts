import { countViews } from "~/conversations/inbox/count-views.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceLoader } from "~/http/resource-route.server";

export const action = refuseMethod("GET", "HEAD");

export const loader = resourceLoader({ who: "team" }, ({ actor }) => countViews(actor));
