import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { requireActor } from "~/identity/guards.server";
import { homeOf } from "~/identity/home";

export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(homeOf((await requireActor(request)).role));
}
