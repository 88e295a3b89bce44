import { db } from "~/database/client.server";
import { scopes } from "~/identity/actor";
import { logOut } from "~/identity/log-out.server";
import { makeAccount, makeToken, requestTo, type Account } from "./accounts";
import { badAuthorizations } from "./bad-input";
import type { Credentials } from "./route-request";

type Credential = Account & { token: string };
type Spoil = (person: Credential) => Credentials | Promise<Credentials>;

const past = () => new Date(Date.now() - 1_000);
const session = ({ cookie }: Credential): Credentials => ({ headers: { Cookie: cookie } });
const bearer = ({ token }: Credential): Credentials => ({ headers: { Authorization: `Bearer ${token}` } });

/** Those whom no page and no resource route may know, by what they come with. */
export const sessionStrangers: Record<string, Spoil> = {
  nobody: () => ({}),
  "a forged cookie": () => ({ headers: { Cookie: "parley_session=ImZvcmdlZCI%3D.c2lnbmF0dXJl" } }),
  "an expired session": async (person) => {
    await db.session.update({ where: { id: person.actor.credential.id }, data: { expiresAt: past() } });
    return session(person);
  },
  "a session that was logged out": async (person) => {
    await logOut(requestTo("/logout", { as: person }));
    return session(person);
  },
  "a removed member": async (person) => {
    await removeMember(person);
    return session(person);
  },
  "a token in place of a session": bearer,
};

/** Those whom the API may not know. */
export const tokenStrangers: Record<string, Spoil> = {
  nobody: () => ({}),
  "a session's cookie": session,
  "a token in the query": ({ token }) => ({ search: `?access_token=${token}&token=${token}` }),
  "a token in a cookie": ({ token }) => ({ headers: { Cookie: `Authorization=Bearer ${token}` } }),
  "a revoked token": async (person) => {
    await db.apiToken.updateMany({ where: { memberId: person.memberId }, data: { revokedAt: past() } });
    return bearer(person);
  },
  "an expired token": async (person) => {
    await db.apiToken.updateMany({ where: { memberId: person.memberId }, data: { expiresAt: past() } });
    return bearer(person);
  },
  "a removed member's token": async (person) => {
    await removeMember(person);
    return bearer(person);
  },
};
for (const [name, Authorization] of Object.entries(badAuthorizations))
  tokenStrangers[`an Authorization with ${name}`] = () => ({ headers: { Authorization } });

/** Makes each of these strangers out of an admin of their own: what they bring, by their name. */
export async function makeStrangers(
  kinds: Record<string, Spoil>,
  organizationId: string,
): Promise<Record<string, Credentials>> {
  const made: Record<string, Credentials> = {};
  for (const [name, spoil] of Object.entries(kinds)) {
    const account = await makeAccount("admin", { organizationId });
    made[name] = await spoil({ ...account, token: await makeToken(account, [...scopes]) });
  }
  return made;
}

function removeMember({ memberId }: Account): Promise<unknown> {
  return db.member.update({ where: { id: memberId }, data: { removedAt: past() } });
}
