import { DomainError } from "~/errors";
import { problem } from "./problem.server";

/** A loader or action for the methods a resource route does not take: 405 with what it does, `Allow`. */
export function refuseMethod(...allowed: string[]) {
  return ({ request }: { request: Request }): Response =>
    problem(new DomainError("method-not-allowed"), request, { allow: allowed });
}
