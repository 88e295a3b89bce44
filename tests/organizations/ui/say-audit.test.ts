import { expect, test } from "vitest";
import { englishWords } from "~/i18n/words";
import type { AuditRow } from "~/identity/settings/list-audit.server";
import { sayAudit } from "~/organizations/ui/say-audit";

const say = (action: AuditRow["action"], detail: AuditRow["detail"] = {}, actorName: string | null = "Ada") =>
  sayAudit({ action, detail, actorName }, englishWords).replace(/[\u2068\u2069]/g, "");

const user = "Mira";

const sentences: [string, string][] = [
  [say("organization-created", { name: "Acme" }), "Ada created the organization Acme."],
  [
    say("organization-changed", { fields: ["name", "accent"] }),
    "Ada changed the organization: Name, Accent colour.",
  ],
  [say("assistant-changed", { fields: ["greeting"] }), "Ada changed the assistant: Greeting."],
  [say("member-invited", { email: "a@b.test", role: "agent" }), "Ada invited a@b.test as Agent."],
  [say("invite-revoked", { email: "a@b.test", role: "agent" }), "Ada withdrew the invitation of a@b.test."],
  [say("member-joined", { name: "Ada", role: "user" }), "Ada joined as User."],
  [
    say("role-changed", { name: user, from: "user", to: "admin" }),
    "Ada changed the role of Mira from User to Admin.",
  ],
  [say("member-removed", { name: user, role: "user" }), "Ada removed Mira."],
  [say("name-changed", { before: "Eda", after: "Ada" }), "Eda changed their name to Ada."],
  [say("password-changed"), "Ada changed their password."],
  [say("article-added", { title: "Tents", state: "draft" }), "Ada wrote the article Tents as a draft."],
  [
    say("article-added", { title: "Tents", state: "published" }),
    "Ada wrote the article Tents and published it.",
  ],
  [
    say("article-changed", { title: "Tents", before: "draft", after: "published" }),
    "Ada published the article Tents.",
  ],
  [
    say("article-changed", { title: "Tents", before: "published", after: "draft" }),
    "Ada took the article Tents back to a draft.",
  ],
  [
    say("article-changed", { title: "Tents", before: "draft", after: "draft" }),
    "Ada changed the article Tents.",
  ],
  [say("article-removed", { title: "Tents" }), "Ada deleted the article Tents."],
  [say("reply-added", { title: "Hi" }), "Ada added the saved reply Hi."],
  [say("reply-changed", { title: "Hi" }), "Ada changed the saved reply Hi."],
  [say("reply-removed", { title: "Hi" }), "Ada deleted the saved reply Hi."],
  [say("label-added", { name: "Orders" }), "Ada added the label Orders."],
  [say("label-changed", { name: "Orders", before: "Sales" }), "Ada renamed the label Sales to Orders."],
  [say("label-changed", { name: "Orders", before: "Orders" }), "Ada changed the colour of the label Orders."],
  [say("label-removed", { name: "Orders" }), "Ada deleted the label Orders."],
  [
    say("conversation-assigned", { user, before: "", after: "nobody" }),
    "Ada gave the conversation with Mira to nobody.",
  ],
  [
    say("conversation-assigned", { user, before: "Noor", after: "" }),
    "Ada took the conversation with Mira from Noor.",
  ],
  [
    say("conversation-status", { user, before: "open", after: "resolved" }),
    "Ada resolved the conversation with Mira.",
  ],
  [
    say("conversation-status", { user, before: "snoozed", after: "snoozed", until: "2026-12-01T09:00:00Z" }),
    "Ada snoozed the conversation with Mira.",
  ],
  [
    say("conversation-status", { user, before: "resolved", after: "open" }),
    "Ada reopened the conversation with Mira.",
  ],
  [
    say("conversation-status", { user, before: "snoozed", after: "open" }, null),
    "The conversation with Mira opened by itself: its snooze was over.",
  ],
  [
    say("conversation-labels", { user, before: [], after: ["Orders", "Repairs"] }),
    "Ada changed the labels of the conversation with Mira to Orders, Repairs.",
  ],
  [
    say("conversation-labels", { user, before: ["Orders"], after: [] }),
    "Ada took all labels off the conversation with Mira.",
  ],
];

test.each(sentences)("%s", (said, sentence) => expect(said).toBe(sentence));

test("what people wrote keeps its direction to itself", () => {
  expect(sayAudit({ action: "label-added", detail: { name: "تسليم" }, actorName: "Ada" }, englishWords)).toBe(
    "\u2068Ada\u2069 added the label \u2068تسليم\u2069.",
  );
});
