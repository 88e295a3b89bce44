import { createSessionStorage, type Session, type SessionStorage } from "@remix-run/node";
import { db } from "~/database/client.server";
import type { Prisma } from "~/database/generated/client";
import { digestOf, randomText } from "./secret-text.server";
import { sessionCookie, sessionSeconds } from "./session-cookie.server";

/** A sentence to show once, on the next page; may be empty. `kept`: what its fields show again, once. */
export type Notice = {
  kind: "done" | "problem";
  text: string;
  kept?: Record<string, string>;
  /** A button beside the words: the form it sends. */
  press?: NoticePress;
};

type NoticePress = { action: string; label: string; fields: Record<string, string> };

export type SessionData = {
  memberId: string;
  organizationId: string;
  /** When the cookie was last sent out, in milliseconds since 1970. */
  renewedAt: number;
};

type SessionFlash = { notice: Notice };
type StoredData = Partial<SessionData & Record<"__flash_notice__", Notice>>;

export type MemberSession = Session<SessionData, SessionFlash>;

/** A session that nobody logged in to only carries a notice to the next page. */
const anonymousSeconds = 60 * 60;

let storage: SessionStorage<SessionData, SessionFlash> | undefined;

/** Remix's session storage on the Session table: the cookie holds a random id, the row its SHA-256. */
export function sessions(): SessionStorage<SessionData, SessionFlash> {
  return (storage ??= createSessionStorage<SessionData, SessionFlash>({
    cookie: sessionCookie(),
    createData,
    readData,
    updateData,
    deleteData: async (id) => void (await db.session.deleteMany({ where: { id: digestOf(id) } })),
  }));
}

/** The request's session; a new one, with no id yet, where the cookie is missing, unknown or expired. */
export async function sessionOf(request: Request): Promise<MemberSession> {
  const session = await sessions().getSession(request.headers.get("Cookie"));
  return Object.keys(session.data).length > 0 ? session : sessions().getSession();
}

/**
 * Logs a member in: the session the request came with ends, a new id begins. Returns the headers
 * that carry its cookie.
 */
export async function startSession(
  request: Request,
  member: { memberId: string; organizationId: string },
): Promise<Headers> {
  const previous = await sessionOf(request);
  if (previous.id) await sessions().destroySession(previous);
  const session = await sessions().getSession();
  session.set("memberId", member.memberId);
  session.set("organizationId", member.organizationId);
  session.set("renewedAt", Date.now());
  return new Headers({ "Set-Cookie": await sessions().commitSession(session) });
}

async function createData(data: StoredData): Promise<string> {
  const id = randomText();
  await db.session.deleteMany({ where: { expiresAt: { lt: new Date() } }, limit: 100 });
  await db.session.create({ data: { id: digestOf(id), ...rowOf(data) } });
  return id;
}

async function readData(id: unknown): Promise<StoredData | null> {
  if (typeof id !== "string") return null;
  const row = await db.session.findUnique({ where: { id: digestOf(id), expiresAt: { gt: new Date() } } });
  if (!row) return null;
  const { memberId, organizationId } = row;
  const member = memberId !== null && organizationId !== null ? { memberId, organizationId } : {};
  return { ...(row.data as StoredData), ...member };
}

/** A session that ended meanwhile stays ended. */
async function updateData(id: string, data: StoredData): Promise<void> {
  await db.session.updateMany({ where: { id: digestOf(id) }, data: rowOf(data) });
}

function rowOf({ memberId, organizationId, ...data }: StoredData) {
  const seconds = memberId === undefined ? anonymousSeconds : sessionSeconds;
  return {
    memberId: memberId ?? null,
    organizationId: organizationId ?? null,
    data: data satisfies Prisma.InputJsonObject,
    expiresAt: new Date(Date.now() + seconds * 1_000),
  };
}
