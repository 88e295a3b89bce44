import { redirect } from "@remix-run/node";
import { runStatement, type Statement } from "~/database/run-statement.server";
import { DomainError } from "~/errors";
import { pageProblem, problem } from "~/http/problem.server";
import type { Actor, Role } from "./actor";
import { memberHeader } from "./member-header";
import { claimedSessionId } from "./session-cookie.server";

/** Who may pass a guard: any member, users, agents and admins, or admins. */
export type Who = "member" | "user" | "team" | "admin";

/** A page sends strangers to the login; a resource route answers with problem+json. */
export type GuardOptions = { as?: "page" | "resource" };

const rolesOf: Record<Who, Role[]> = {
  member: ["user", "agent", "admin"],
  user: ["user"],
  team: ["agent", "admin"],
  admin: ["admin"],
};

const memberOfSession: Statement = {
  name: "member_of_session",
  text: `
    SELECT m."id" AS "memberId", m."organizationId", m."role"::text AS "role", u."name"
    FROM "Session" s
    JOIN "Member" m ON m."id" = s."memberId" AND m."organizationId" = s."organizationId"
    JOIN "User" u ON u."id" = m."userId"
    WHERE s."id" = $1 AND s."expiresAt" > $2 AND m."removedAt" IS NULL`,
};

/**
 * The member the request's session belongs to, as the database has them now, or null: no session, an
 * ended or expired one, a removed member.
 */
export async function actorOf(request: Request): Promise<Actor | null> {
  const id = await claimedSessionId(request);
  if (id === null) return null;
  const [member] = await runStatement<Pick<Actor, "memberId" | "organizationId" | "role" | "name">>(
    memberOfSession,
    [id, new Date()],
  );
  return member ? { ...member, credential: { kind: "session", id }, scopes: null } : null;
}

/** The member who asks. Throws the answer for strangers: 302 to the login, or 401. */
export const requireActor = (request: Request, options?: GuardOptions): Promise<Actor> =>
  requireWho("member", request, options);

/** The user (customer) who asks. Throws the answer for strangers, and 403 for other roles. */
export const requireUser = (request: Request, options?: GuardOptions): Promise<Actor> =>
  requireWho("user", request, options);

/** The agent or admin who asks. Throws the answer for strangers, and 403 for users. */
export const requireTeam = (request: Request, options?: GuardOptions): Promise<Actor> =>
  requireWho("team", request, options);

/** The admin who asks. Throws the answer for strangers, and 403 for other roles. */
export const requireAdmin = (request: Request, options?: GuardOptions): Promise<Actor> =>
  requireWho("admin", request, options);

/**
 * The one who asks, if they are `who`; whoever the request says it comes from is a stranger to another's session.
 * Throws a response, for a page or a resource route.
 */
export async function requireWho(
  who: Who,
  request: Request,
  { as = "page" }: GuardOptions = {},
): Promise<Actor> {
  const asks = as === "page" ? pageProblem : problem;
  const actor = await actorOf(request).catch((error: unknown) => {
    throw asks(error, request);
  });
  const claimed = request.headers.get(memberHeader);
  const isStranger = !actor || (claimed !== null && claimed !== actor.memberId);
  if (isStranger)
    throw as === "page" ? toLogin(request) : problem(new DomainError("unauthenticated"), request);
  if (!rolesOf[who].includes(actor.role)) throw asks(new DomainError("forbidden"), request);
  return actor;
}

/** 302 to the login page, which comes back to where the request wanted to go. */
export function toLogin(request: Request, from?: string): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/login?redirectTo=${encodeURIComponent(from ?? `${pathname}${search}`)}`);
}
