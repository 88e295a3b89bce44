import { DomainError } from "~/errors";
import { problem } from "~/http/problem.server";

/** Addresses of the API that lead nowhere answer as the API does. */
export const loader = ({ request }: { request: Request }) => problem(new DomainError("not-found"), request);
export const action = loader;
