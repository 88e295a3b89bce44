import { afterEach, expect, test } from "vitest";
import { db } from "~/database/client.server";
import { endLostCredentials } from "~/identity/watch-credentials.server";
import { openStreams, type OpenStream } from "~/realtime/open-streams.server";
import { makeAccount, makeToken, type Account } from "../support/accounts";
import { useDatabase } from "../support/database";

useDatabase();

const opened: OpenStream[] = [];
afterEach(() => {
  for (const stream of opened.splice(0)) openStreams.remove(stream);
});

/** An open stream of this credential, and whether it has ended. */
function open(account: Account, credentialId: string): { ended: () => boolean } {
  let ended = false;
  const stream: OpenStream = {
    memberId: account.memberId,
    credentialId,
    writeLive: () => true,
    end: () => {
      ended = true;
      openStreams.remove(stream);
    },
  };
  opened.push(stream);
  openStreams.add(stream);
  return { ended: () => ended };
}

test("streams of sessions and tokens that are good stay open", async () => {
  const account = await makeAccount("agent");
  await makeToken(account, ["messages:read"]);
  const token = await db.apiToken.findFirstOrThrow({ where: { memberId: account.memberId } });
  const streams = [open(account, account.actor.credential.id), open(account, token.id)];
  await endLostCredentials();
  expect(streams.map((stream) => stream.ended())).toEqual([false, false]);
});

test("streams end with their session, token or membership, wherever it ended", async () => {
  const expired = await makeAccount("user");
  const removed = await makeAccount("user");
  const revoked = await makeAccount("agent");
  await makeToken(revoked, ["messages:read"]);
  const token = await db.apiToken.findFirstOrThrow({ where: { memberId: revoked.memberId } });
  const streams = [
    open(expired, expired.actor.credential.id),
    open(removed, removed.actor.credential.id),
    open(revoked, token.id),
    open(revoked, revoked.actor.credential.id),
  ];
  const past = new Date(Date.now() - 1_000);
  await db.session.update({ where: { id: expired.actor.credential.id }, data: { expiresAt: past } });
  await db.member.update({ where: { id: removed.memberId }, data: { removedAt: past } });
  await db.apiToken.update({ where: { id: token.id }, data: { revokedAt: past } });
  await endLostCredentials();
  expect(streams.map((stream) => stream.ended())).toEqual([true, true, true, false]);
});
