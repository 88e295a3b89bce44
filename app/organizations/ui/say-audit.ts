import type { AuditRow } from "~/identity/settings/list-audit.server";
import { roles } from "~/identity/actor";
import type { WordId, Words } from "~/i18n/words";

const wordOfField: Partial<Record<string, WordId>> = {
  name: "settings.organization-name",
  accent: "settings.organization-accent",
  joinable: "settings.organization-joinable",
  assistantEnabled: "settings.assistant-enabled",
  assistantName: "settings.assistant-name",
  greeting: "settings.assistant-greeting",
  assistantInstructions: "settings.assistant-instructions",
};

/** What was done as one sentence. What people wrote stands in it in its own direction. */
export function sayAudit(
  { action, actorName, detail }: Pick<AuditRow, "action" | "actorName" | "detail">,
  t: Words,
): string {
  const who = actorName === null ? t("settings.audit-nobody") : isolated(actorName);
  const values: Record<string, string> = { who };
  for (const [field, value] of Object.entries(detail)) values[field] = sayValue(field, value, t);
  return t(`settings.audit-${action}`, {
    ...values,
    what: whatOf[action]?.(detail),
    nobody: String(actorName === null),
  });
}

/** What tells sentences of one code apart. */
const whatOf: Partial<Record<AuditRow["action"], (detail: AuditRow["detail"]) => unknown>> = {
  "article-changed": ({ before, after }) => (before === after ? "same" : after),
  "label-changed": ({ before, name }) => (before === name ? "same" : "other"),
  "conversation-assigned": ({ after }) => (after === "" ? "nobody" : "other"),
  "conversation-status": ({ after }) => after,
  "conversation-labels": ({ after }) => (Array.isArray(after) && after.length === 0 ? "none" : "other"),
};

function sayValue(field: string, value: AuditRow["detail"][string], t: Words): string {
  if (field === "fields" && Array.isArray(value)) return value.map((each) => sayField(each, t)).join(", ");
  if (Array.isArray(value)) return value.map(isolated).join(", ");
  const role = roles.find((each) => each === value);
  if (role && ["role", "from", "to"].includes(field)) return t(`identity.role-${role}`);
  return field === "state" ? String(value) : isolated(String(value));
}

function sayField(field: string, t: Words): string {
  const word = wordOfField[field];
  return word ? t(word) : field;
}

/** Between the marks that keep a text's direction to itself. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
