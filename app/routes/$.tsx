import { pageProblem } from "~/http/problem.server";
import { DomainError } from "~/errors";
import type { LoaderFunctionArgs } from "@remix-run/node";

export function loader({ request }: LoaderFunctionArgs): never {
  throw pageProblem(new DomainError("not-found"), request);
}

export function action(args: LoaderFunctionArgs): never {
  return loader(args);
}

/** Never drawn: every address that leads nowhere gets the root's error page. */
export default function Nowhere() {
  return null;
}
