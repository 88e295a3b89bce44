import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireActor } from "~/identity/guards.server";
import { homeOf } from "~/identity/home";

export const action = refuseMethod("GET", "HEAD");

export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(homeOf((await requireActor(request)).role));
}
