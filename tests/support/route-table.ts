import { randomUUID } from "node:crypto";
import type { Scope } from "~/identity/actor";
import type { Who } from "~/identity/guards.server";
import { testPassword } from "./accounts";
import type { Person, PersonName } from "./route-world";

type Fields = Record<string, string>;

/** What values a parameter of a query takes. */
export type ParamKind =
  "seq" | "limit" | "choice" | "moment" | "text" | "cursor" | "id" | "rev" | "watch" | "label";

/** One method of a route, with input that works for whoever may send it. */
type Call = {
  /** What that answers with. */
  status: number;
  /** Who may send it, where that is fewer than may ask. */
  who?: Who;
  /** What a token must have been granted. */
  scope?: Scope;
  query?: Record<string, ParamKind>;
  form?: (person: Pick<Person, "email">) => Fields;
  json?: () => Record<string, unknown>;
  /** It works once: what it needs is used up. */
  once?: true;
  /** Fields that hold what people write. */
  written?: string[];
  /** Those of them that take more than a message does. */
  longer?: string[];
  /** Fields that a client may fill as it likes: nothing reads them. */
  ignored?: string[];
};

/**
 * What a route is and who may use it. A "page" sends strangers to the login; a "button" and a "resource" answer them
 * with 401, and so does "api", which knows tokens only. Nobody is kept out of "nowhere": nothing is there.
 */
export type RouteRow = {
  kind: "page" | "button" | "resource" | "stream" | "api" | "nowhere";
  who: Who | "anyone";
  get?: Call;
  post?: Call;
  patch?: Call;
};

/** People of each kind of `who` at home. */
export const rightPeople: Record<Who | "anyone", PersonName[]> = {
  anyone: ["otherUser"],
  user: ["user"],
  team: ["agent", "admin"],
  admin: ["admin"],
  member: ["user", "agent", "admin"],
};

const pageQuery = {
  before: "seq",
  after: "seq",
  around: "seq",
  limit: "limit",
  q: "text",
  sender: "choice",
  since: "moment",
  until: "moment",
} as const;

const said = () => ({ body: "It has not come yet.", clientId: randomUUID() });
const asked = () => ({
  message: { id: randomUUID(), role: "user", parts: [{ type: "text", text: "Hello" }] },
});

const conversationButton = (form: Fields): RouteRow => ({
  kind: "button",
  who: "team",
  post: { status: 303, form: () => form },
});
const adminButton = (form: Fields): RouteRow => ({ ...conversationButton(form), who: "admin" });
const userButton = (form: Fields): RouteRow => ({ ...conversationButton(form), who: "user" });

const article = () => ({
  title: "Tents",
  slug: "",
  body: "# Poles\n\nThey bend.",
  synonyms: "shelter",
  question: "How do I pitch a tent?",
  state: "published",
});

/** Every route of the app. A new one is added here, or the walk fails. */
export const routeTable: Record<string, RouteRow> = {
  "/": { kind: "page", who: "member", get: { status: 302 } },
  "/*": { kind: "nowhere", who: "anyone" },
  "/login": {
    kind: "page",
    who: "anyone",
    get: { status: 200 },
    post: { status: 303, form: ({ email }) => ({ email, password: testPassword, redirectTo: "/help" }) },
  },
  "/signup": {
    kind: "page",
    who: "anyone",
    get: { status: 302 },
    post: {
      status: 303,
      form: ({ email }) => ({ organizationName: "Northwind", name: "Ada", email, password: testPassword }),
    },
  },
  "/invite/:token": {
    kind: "page",
    who: "anyone",
    get: { status: 200 },
    post: { status: 303, once: true, form: () => ({ name: "Ada", password: testPassword }) },
  },
  "/logout": { kind: "button", who: "anyone", post: { status: 303, form: () => ({}) } },

  "/theme": { kind: "button", who: "anyone", post: { status: 303, form: () => ({ theme: "dark" }) } },

  "/messages": {
    kind: "page",
    who: "user",
    get: { status: 200, query: { ...pageQuery, refresh: "seq", write: "choice" } },
    post: { status: 303, form: said, written: ["body"] },
  },
  "/messages/send": {
    kind: "resource",
    who: "user",
    post: { status: 201, json: said, written: ["body"] },
  },
  "/messages/read": userButton({ seq: "1" }),
  "/messages/typing": {
    kind: "resource",
    who: "user",
    post: { status: 204, form: () => ({ typing: "true" }) },
  },
  "/messages/handoff": userButton({}),
  "/messages/vote": userButton({ seq: "3", vote: "down", reason: "Too long." }),
  "/messages/vote/:messageId": {
    kind: "page",
    who: "user",
    get: { status: 200 },
    post: { status: 303, form: () => ({ reason: "It did not say when." }) },
  },
  "/messages/history": { kind: "resource", who: "user", get: { status: 200, query: pageQuery } },
  "/messages/events": { kind: "stream", who: "user", get: { status: 200, query: { rev: "rev" } } },
  "/messages/assistant": {
    kind: "resource",
    who: "user",
    post: { status: 200, json: asked, ignored: ["id", "messageId"] },
  },
  "/messages/assistant/stop": userButton({ seq: "1" }),
  "/messages/assistant/again": userButton({ seq: "1" }),
  "/messages/assistant/:conversationId/stream": { kind: "stream", who: "user", get: { status: 204 } },

  "/help": { kind: "page", who: "member", get: { status: 200 } },
  "/help/:slug": { kind: "page", who: "member", get: { status: 200 } },

  "/inbox": {
    kind: "page",
    who: "team",
    get: {
      status: 200,
      query: { view: "choice", status: "choice", q: "text", label: "label", before: "cursor" },
    },
  },
  "/inbox/events": { kind: "stream", who: "team", get: { status: 200, query: { watch: "watch" } } },
  "/inbox/:conversationId": {
    kind: "page",
    who: "team",
    get: { status: 200, query: { ...pageQuery, view: "choice", status: "choice", label: "label" } },
    post: { status: 303, form: () => ({ ...said(), kind: "reply", seenSeq: "9999" }), written: ["body"] },
  },
  "/inbox/:conversationId/send": {
    kind: "resource",
    who: "team",
    post: { status: 201, json: () => ({ ...said(), seenSeq: 9999 }), written: ["body"] },
  },
  "/inbox/:conversationId/read": conversationButton({ seq: "1" }),
  "/inbox/counts": { kind: "resource", who: "team", get: { status: 200 } },
  "/inbox/bulk": conversationButton({ status: "open" }),
  "/inbox/undo": conversationButton({
    changes: JSON.stringify([{ id: randomUUID(), assignee: [null, null] }]),
  }),
  "/inbox/:conversationId/typing": {
    kind: "resource",
    who: "team",
    post: { status: 204, form: () => ({ typing: "true" }) },
  },
  "/inbox/:conversationId/looking": {
    kind: "resource",
    who: "team",
    post: { status: 204, form: () => ({ looking: "true" }) },
  },
  "/inbox/:conversationId/assignment": conversationButton({ assigneeId: "" }),
  "/inbox/:conversationId/status": conversationButton({ status: "resolved" }),
  "/inbox/:conversationId/labels": conversationButton({}),
  "/inbox/:conversationId/handling": conversationButton({ handledBy: "team" }),
  "/inbox/:conversationId/draft": {
    kind: "button",
    who: "team",
    post: { status: 409, form: () => ({ body: "Hello" }) },
  },
  "/inbox/:conversationId/preview": {
    kind: "button",
    who: "team",
    post: { status: 200, form: () => ({ body: "Hello", kind: "note" }) },
  },
  "/inbox/:conversationId/replies/:replyId": {
    kind: "button",
    who: "team",
    post: { status: 200, form: () => ({ body: "Hello" }) },
  },
  "/inbox/:conversationId/summary": { kind: "button", who: "team", post: { status: 409, form: () => ({}) } },
  "/inbox/:conversationId/history": {
    kind: "resource",
    who: "team",
    get: { status: 200, query: pageQuery },
  },
  "/inbox/:conversationId/events": {
    kind: "stream",
    who: "team",
    get: { status: 200, query: { rev: "rev" } },
  },
  "/inbox/:conversationId/assistant/stop": conversationButton({ seq: "1" }),
  "/inbox/:conversationId/assistant/stream": { kind: "stream", who: "team", get: { status: 204 } },

  "/settings/tokens": {
    kind: "page",
    who: "member",
    get: { status: 200 },
    post: {
      status: 200,
      form: () => ({ name: "For the till", scope: "messages:read", expiresInDays: "30" }),
      written: ["name"],
    },
  },
  "/settings/tokens/:tokenId/revoke": {
    kind: "button",
    who: "member",
    post: { status: 303, form: () => ({}) },
  },
  "/settings/organization": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: { status: 303, form: () => ({ name: "Northwind", accent: "#1f6a4d", joinable: "true" }) },
  },
  "/settings/assistant": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: {
      status: 303,
      form: () => ({ assistantName: "Ava", greeting: "Hello", assistantInstructions: "Be brief." }),
    },
  },
  "/settings/members": {
    kind: "page",
    who: "admin",
    get: { status: 200, query: { q: "text", after: "id" } },
    post: { status: 200, form: () => ({ email: `${randomUUID()}@example.test`, role: "agent" }) },
  },
  "/settings/members/:memberId/role": adminButton({ role: "agent" }),
  "/settings/members/:memberId/remove": adminButton({}),
  "/settings/invites/:inviteId/revoke": adminButton({}),
  "/settings/profile": {
    kind: "page",
    who: "member",
    get: { status: 200 },
    post: { status: 303, form: () => ({ name: "Ada" }), written: ["name"] },
  },
  "/settings/profile/password": {
    kind: "page",
    who: "member",
    get: { status: 200 },
    post: {
      status: 303,
      once: true,
      form: () => ({ currentPassword: testPassword, password: "another long password" }),
    },
  },
  "/settings/audit": { kind: "page", who: "admin", get: { status: 200, query: { before: "id" } } },
  "/settings/articles": { kind: "page", who: "admin", get: { status: 200 } },
  "/settings/articles/new": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: { status: 303, form: article, written: ["title", "body"], longer: ["body"] },
  },
  "/settings/articles/:articleId": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: { status: 303, form: article, written: ["title", "body"], longer: ["body"] },
  },
  "/settings/articles/:articleId/remove": adminButton({}),
  "/settings/replies": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: {
      status: 303,
      form: () => ({ title: `Hello ${randomUUID()}`, body: "Hello {{name}}!" }),
      written: ["title", "body"],
    },
  },
  "/settings/replies/:replyId": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: {
      status: 303,
      form: () => ({ title: "Hello", body: "Hello {{firstName}}!" }),
      written: ["title", "body"],
    },
  },
  "/settings/replies/:replyId/remove": adminButton({}),
  "/settings/labels": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: {
      status: 303,
      form: () => ({ name: `L ${randomUUID()}`, tint: "clay" }),
      written: ["name"],
    },
  },
  "/settings/labels/:labelId": {
    kind: "page",
    who: "admin",
    get: { status: 200 },
    post: { status: 303, form: () => ({ name: "Repairs", tint: "sage" }), written: ["name"] },
  },
  "/settings/labels/:labelId/remove": adminButton({}),
  // After the settings, which say who may join.
  "/join/:slug": {
    kind: "page",
    who: "anyone",
    get: { status: 200 },
    post: { status: 303, form: ({ email }) => ({ name: "Ada", email, password: testPassword }) },
  },

  "/api/v1/*": { kind: "nowhere", who: "anyone" },
  "/api/v1/me": { kind: "api", who: "member", get: { status: 200 } },
  "/api/v1/conversations": {
    kind: "api",
    who: "member",
    get: {
      status: 200,
      scope: "conversations:read",
      query: {
        status: "choice",
        assigneeId: "id",
        handledBy: "choice",
        q: "text",
        updatedSince: "moment",
        limit: "limit",
        cursor: "cursor",
      },
    },
  },
  "/api/v1/conversations/:conversationId": {
    kind: "api",
    who: "member",
    get: { status: 200, scope: "conversations:read" },
    patch: {
      status: 200,
      who: "team",
      scope: "conversations:write",
      json: () => ({ status: "open", handledBy: "team", labels: [] }),
    },
  },
  "/api/v1/conversations/:conversationId/messages": {
    kind: "api",
    who: "member",
    get: { status: 200, scope: "messages:read", query: pageQuery },
    post: { status: 201, scope: "messages:write", json: said, written: ["body"] },
  },
  "/api/v1/conversations/:conversationId/events": {
    kind: "api",
    who: "member",
    get: { status: 200, scope: "messages:read", query: { rev: "rev" } },
  },
  "/api/v1/assistant": {
    kind: "api",
    who: "user",
    post: { status: 200, scope: "messages:write", json: asked, ignored: ["messageId"] },
  },
  "/api/v1/assistant/:conversationId/stream": {
    kind: "api",
    who: "member",
    get: { status: 204, scope: "messages:read" },
  },
  "/api/v1/assistant/:conversationId/stop": {
    kind: "api",
    who: "member",
    post: { status: 204, scope: "messages:write", json: () => ({ seq: 1 }) },
  },
};

/** One method of one route, with its name for a test's title. */
export type Entry = {
  name: string;
  pattern: string;
  method: "GET" | "POST" | "PATCH";
  row: RouteRow;
  call: Call;
};

/** Everything that can be asked of the app. */
export const entries: Entry[] = Object.entries(routeTable).flatMap(([pattern, row]) =>
  Object.entries({ GET: row.get, POST: row.post, PATCH: row.patch } as const).flatMap(([method, call]) =>
    call
      ? [
          {
            name: `${method} ${pattern}`,
            pattern,
            method: method as Entry["method"],
            row: { ...row, who: call.who ?? row.who },
            call,
          },
        ]
      : [],
  ),
);
