import type { Role } from "./actor";

/** Where a member begins: users in their conversation, agents and admins in the inbox. */
export function homeOf(role: Role): string {
  return role === "user" ? "/messages" : "/inbox";
}
