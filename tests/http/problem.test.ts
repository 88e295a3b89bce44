import { expect, test, vi } from "vitest";
import { DomainError, statusOf, type ErrorCode } from "~/errors";
import { describeError, log } from "~/http/log.server";
import { pageProblem, problem } from "~/http/problem.server";
import { requestTo } from "../support/accounts";

const request = () => requestTo("/messages/send", { headers: { "X-Request-Id": "request-1" } });

test.each(Object.entries(statusOf))("%s is a %i in words", async (code, status) => {
  vi.spyOn(log, "error").mockImplementation(() => undefined);
  const response = problem(new DomainError(code as ErrorCode), request());
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(await response.json()).toEqual({
    type: `/developers#problem-${code}`,
    title: expect.stringMatching(/^[A-Z]/) as string,
    status,
    detail: expect.stringMatching(/^[A-Z].*\.$/) as string,
  });
});

test("refused fields are listed, waiting time and challenge are headers", async () => {
  const fields = [{ pointer: "/body", detail: "Write something here." }];
  expect(await problem(new DomainError("invalid", { fields }), request()).json()).toMatchObject({
    errors: fields,
  });
  const limited = problem(new DomainError("rate-limited", { retryAfter: 12 }), request());
  expect(limited.headers.get("Retry-After")).toBe("12");
  const api = problem(new DomainError("unauthenticated"), requestTo("/api/v1/me"));
  expect(api.headers.get("WWW-Authenticate")).toBe('Bearer realm="parley"');
});

test("what nobody expected is a 500 that says nothing, logged once with the request's id", async () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const response = problem(new TypeError("secret internals"), request());
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
  expect(logged).toHaveBeenCalledOnce();
  expect(logged.mock.calls[0]?.[0]).toMatchObject({ requestId: "request-1", cause: { name: "TypeError" } });
});

test("a database that does not answer is a 503 to try again", () => {
  vi.spyOn(log, "error").mockImplementation(() => undefined);
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  for (const answer of [problem(refused, request()), pageProblem(refused, request())]) {
    const status = answer instanceof Response ? answer.status : answer.init?.status;
    const headers = new Headers(answer instanceof Response ? answer.headers : answer.init?.headers);
    expect([status, headers.get("Retry-After")]).toEqual([503, "5"]);
  }
});

test("refusals are not errors of ours: nothing is logged", () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  problem(new DomainError("invalid"), request());
  expect(logged).not.toHaveBeenCalled();
});

test("the log never quotes what other libraries quote", () => {
  const quoting = new Error("Invalid invocation: { body: 'my secret' }", {
    cause: new SyntaxError("my secret"),
  });
  quoting.name = "PrismaClientValidationError";
  const described = JSON.stringify(describeError(quoting));
  expect(described).toContain("PrismaClientValidationError");
  expect(described).not.toContain("secret");
});

test("a page's boundary gets the code, a sentence and the reference", () => {
  expect(pageProblem(new DomainError("not-found"), request())).toMatchObject({
    data: { code: "not-found", detail: "There is nothing here, or it is not yours.", reference: "request-1" },
    init: { status: 404 },
  });
});
