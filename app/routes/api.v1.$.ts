import { DomainError } from "~/errors";
import { problem } from "~/http/problem.server";

type Asked = { request: Request };

/** Addresses of the API that lead nowhere answer as the API does. */
export const loader = ({ request }: Asked) => problem(new DomainError("not-found"), request);
export const action = ({ request }: Asked) => problem(new DomainError("not-found"), request);
