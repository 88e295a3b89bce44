export const roles = ["user", "agent", "admin"] as const;

export type Role = (typeof roles)[number];

/** Which of the two sides of a conversation someone is on. */
export type Side = "user" | "organization";

export const scopes = [
  "conversations:read",
  "conversations:write",
  "messages:read",
  "messages:write",
  "members:write",
] as const;

export type Scope = (typeof scopes)[number];

/** Who is asking: a member of one organization. Every domain function takes one first. */
export type Actor = {
  memberId: string;
  organizationId: string;
  role: Role;
  name: string;
  /** The session's stored id, or the API token's; streams end when it does. */
  credential: { kind: "session" | "token"; id: string };
  /** What an API token is narrowed to; null for a session, which may do all its member can. */
  scopes: Scope[] | null;
};

export function sideOf(actor: Pick<Actor, "role">): Side {
  return actor.role === "user" ? "user" : "organization";
}
