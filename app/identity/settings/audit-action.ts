/** Everything the audit log tells of. */
export type AuditAction =
  | "organization-created"
  | "organization-changed"
  | "assistant-changed"
  | "member-invited"
  | "invite-revoked"
  | "member-joined"
  | "role-changed"
  | "member-removed";
