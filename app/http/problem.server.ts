import { STATUS_CODES } from "node:http";
import { data } from "@remix-run/node";
import { asUnavailable } from "~/database/connection-errors.server";
import { DomainError, type FieldError } from "~/errors";
import { englishWords } from "~/i18n/words";
import { describeError, log } from "./log.server";
import { requestIdHeader } from "./request-id.server";

/** RFC 9457, with our own `errors`: one per field that was refused. */
type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: FieldError[];
};

/**
 * What a thrown refusal gives a page's ErrorBoundary as `error.data`; `reference` is the request's id, `draft` what was
 * typed into a form that must be sent again.
 */
export type PageProblem = { code: string; detail: string; reference: string | null; draft?: Draft };

/** Values by field. */
type Draft = Record<string, string | string[]>;

/** What `pageProblem` makes. */
type ThrownProblem = Exclude<ReturnType<typeof pageProblem>, Response>;

/**
 * Any error as an `application/problem+json` response; `allow` is what a 405 says the route takes instead. What is not a `DomainError` becomes a 503 where
 * the database did not answer, else a 500, and is logged once. A thrown Response stays as it is.
 */
export function problem(error: unknown, request: Request, { allow }: { allow?: string[] } = {}): Response {
  if (error instanceof Response) return error;
  const { code, status, detail, fields, retryAfter } = refusalOf(error, request);
  const errors = fields.filter(({ pointer }) => pointer !== "");
  const body: Problem = {
    type: `/developers#problem-${code}`,
    title: STATUS_CODES[status] ?? code,
    status,
    detail,
    ...(errors.length > 0 && { errors }),
  };
  const response = new Response(JSON.stringify(body), { status });
  if (status === 405 && allow) response.headers.set("Allow", allow.join(", "));
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Cache-Control", "no-store");
  if (retryAfter !== undefined) response.headers.set("Retry-After", String(retryAfter));
  if (status === 401 && new URL(request.url).pathname.startsWith("/api/"))
    response.headers.set("WWW-Authenticate", 'Bearer realm="parley"');
  return response;
}

/** The same for a page: what its loader or action throws, so that its ErrorBoundary shows it. */
export function pageProblem(error: unknown, request: Request, headers: Record<string, string> = {}) {
  if (error instanceof Response) return error;
  const { code, status, detail, retryAfter } = refusalOf(error, request);
  const reference = request.headers.get(requestIdHeader);
  const waiting: Record<string, string> =
    retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  const body: PageProblem = { code, detail, reference };
  return data(body, { status, headers: { ...headers, ...waiting } });
}

/** Whether this is what a page's guard or loader throws. */
export function isPageProblem(thrown: unknown): thrown is ThrownProblem {
  return typeof thrown === "object" && thrown !== null && "init" in thrown && "data" in thrown;
}

/** The sentence for a refusal: its own where it has one for the whole, else its code's. */
function sentenceOf(error: DomainError): string {
  const own = error.fields.find(({ pointer }) => pointer === "");
  if (own) return own.detail;
  if (error.code === "rate-limited")
    return englishWords("problems.rate-limited", { seconds: error.retryAfter ?? 1 });
  return englishWords(`problems.${error.code}`);
}

/** What an error means to who asked. */
export type Refusal = {
  code: string;
  status: number;
  detail: string;
  fields: FieldError[];
  retryAfter: number | undefined;
};

/** Reads any error; what is no `DomainError` is logged, with the request's id, and becomes a 503 or a 500. */
export function refusalOf(thrown: unknown, request: Request): Refusal {
  const error = asUnavailable(thrown);
  if (!(error instanceof DomainError) || error.code === "unavailable")
    log.error(
      { requestId: request.headers.get(requestIdHeader), cause: describeError(error) },
      "request failed",
    );
  if (!(error instanceof DomainError))
    return {
      code: "internal",
      status: 500,
      detail: englishWords("problems.internal"),
      fields: [],
      retryAfter: undefined,
    };
  const { code, status, fields, retryAfter } = error;
  return { code, status, detail: sentenceOf(error), fields, retryAfter };
}
