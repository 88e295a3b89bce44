import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { db } from "~/database/client.server";
import type { LoadContext } from "~/http/load-context";
import type { Actor, Role, Scope } from "~/identity/actor";
import { createToken } from "~/identity/api-tokens.server";
import { actorOf } from "~/identity/guards.server";
import { hashPassword } from "~/identity/passwords.server";
import { startSession } from "~/identity/sessions.server";
import { connectionOf } from "~/realtime/connection.server";

/** The password of every account made here. */
export const testPassword = "correct horse battery staple";

const passwordHash = hashPassword(testPassword);

/** A person in an organization, with what is needed to act as them. */
export type Account = {
  memberId: string;
  organizationId: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
  /** The `Cookie` header of an open session. */
  cookie: string;
  actor: Actor;
};

/** Makes an organization; its name and slug are not used again. */
export async function makeOrganization(): Promise<{ id: string; slug: string }> {
  const slug = `organization-${randomUUID()}`;
  return db.organization.create({ data: { slug, name: slug }, select: { id: true, slug: true } });
}

/** Makes a person with a membership and logs them in. */
export async function makeAccount(
  role: Role,
  { organizationId, name = `${role} Example` }: { organizationId?: string; name?: string } = {},
): Promise<Account> {
  const organization = organizationId ?? (await makeOrganization()).id;
  const email = `${randomUUID()}@example.test`;
  const user = await db.user.create({ data: { email, name, passwordHash: await passwordHash } });
  const member = await db.member.create({
    data: { organizationId: organization, userId: user.id, role },
  });
  const membership = { memberId: member.id, organizationId: organization };
  const cookie = cookieFrom(await startSession(new Request("http://localhost/login"), membership));
  const actor = await actorOf(new Request("http://localhost/", { headers: { Cookie: cookie } }));
  if (!actor) throw new Error("A new session has no actor");
  return { ...membership, userId: user.id, role, name, email, cookie, actor };
}

/** The `Cookie` header a browser sends after these response headers. */
export function cookieFrom(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/** An API token of the account, in full. */
export async function makeToken(account: Account, scopes: Scope[]): Promise<string> {
  const { token } = await createToken(account.actor, { name: "test", scopes, expiresInDays: null });
  return token;
}

/** A request to a path of the site; `as` brings an account's session, `form` or `json` makes it a POST. */
export function requestTo(
  path: string,
  {
    as,
    form,
    json,
    ...init
  }: RequestInit & {
    duplex?: "half";
    as?: Pick<Account, "cookie">;
    form?: Record<string, string> | [string, string][];
    json?: unknown;
  } = {},
): Request {
  const headers = new Headers(init.headers);
  if (as) headers.set("Cookie", as.cookie);
  if (json !== undefined) headers.set("Content-Type", "application/json");
  const body = form ? new URLSearchParams(form) : json === undefined ? init.body : JSON.stringify(json);
  const method = init.method ?? (body === undefined ? "GET" : "POST");
  return new Request(new URL(path, "http://localhost:3000"), { ...init, method, headers, body });
}

/** What Express would say of a request: of our own site, from an address nobody else has. */
export function contextFor(overrides: Partial<LoadContext> = {}): LoadContext {
  return {
    requestId: randomUUID(),
    nonce: "test-nonce",
    clientAddress: `test-${randomUUID()}`,
    formTokenRequired: false,
    connection: connectionOf(new ServerResponse(new IncomingMessage(new Socket()))),
    ...overrides,
  };
}
