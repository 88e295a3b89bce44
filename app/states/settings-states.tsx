import { englishWords } from "~/i18n/words";
import { InviteForm } from "~/organizations/ui/invite-form";
import { InviteList } from "~/organizations/ui/invite-list";
import { MemberList } from "~/organizations/ui/member-list";
import { NewInvite } from "~/organizations/ui/new-invite";
import { NewToken } from "~/organizations/ui/new-token";
import { SettingsForm } from "~/organizations/ui/settings-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { TokenForm } from "~/organizations/ui/token-form";
import { TokenList, type TokenRow } from "~/organizations/ui/token-list";
import { Field } from "~/ui/field";
import { Tick } from "~/ui/tick";
import type { ReactNode } from "react";
import type { State } from "./state";
import { ines, longName, minutesAgo, mira, now, organization, robin, zone } from "./states-fixture";

const joined = { joinedAt: "2024-03-02T10:00:00Z", seenAt: now };
const members = [
  { ...ines, role: "admin" as const, ...joined },
  { ...robin, role: "agent" as const, ...joined, seenAt: null },
  { ...mira, role: "user" as const, ...joined },
  { id: "long", name: longName, email: null, role: "user" as const, ...joined },
];
const aDay = 24 * 60;
const token: TokenRow = {
  ...{ id: "token", name: "Warehouse", tail: "4f1c", scopes: ["messages:read", "messages:write"] },
  ...{ lastUsedAt: minutesAgo(60), expiresAt: minutesAgo(-30 * aDay) },
};
const invite = {
  ...{ id: "invite", email: "tom@acme.test", role: "agent" as const, createdAt: minutesAgo(aDay) },
  ...{ expiresAt: minutesAgo(-6 * aDay), expired: false },
};
const everyone = { members, count: members.length, admins: 1, next: null, q: "", me: ines.id, zone };
const needed = englishWords("problems.field-missing");

const Framed = ({ children, of = "admin" }: { children: ReactNode; of?: "admin" | "user" }) => (
  <SettingsFrame page={of === "admin" ? "members" : "profile"} place={{ role: of, organization }}>
    {children}
  </SettingsFrame>
);

const Profile = ({ message = null, error }: { message?: string | null; error?: string }) => (
  <SettingsForm action="/settings/profile" message={message}>
    <Field label={englishWords("settings.profile-name")} name="name" defaultValue="Mira" error={error} />
    <Tick label={englishWords("settings.assistant-enabled")} name="assistantEnabled" />
  </SettingsForm>
);

/** The settings as pages, and what members and programs get there. */
export const settingsStates: State[] = [
  {
    name: "settings-of-an-admin",
    drawn: "whole",
    shows: (
      <Framed>
        <InviteForm values={{}} errors={{}} />
        <MemberList {...everyone} />
        <InviteList invites={[invite]} zone={zone} />
      </Framed>
    ),
  },
  {
    name: "settings-of-a-user",
    drawn: "whole",
    shows: (
      <Framed of="user">
        <Profile />
      </Framed>
    ),
  },
  { name: "settings-form", shows: <Profile /> },
  { name: "settings-form-refused", shows: <Profile error={englishWords("problems.field-blank")} /> },
  { name: "settings-form-overtaken", shows: <Profile message={englishWords("problems.conflict")} /> },
  { name: "members", shows: <MemberList {...everyone} admins={2} /> },
  { name: "members-with-one-admin-left", shows: <MemberList {...everyone} members={members.slice(0, 2)} /> },
  { name: "members-found-none", shows: <MemberList {...everyone} members={[]} q="zoe" /> },
  { name: "members-of-more-than-one-page", shows: <MemberList {...everyone} admins={2} next="cursor" /> },
  { name: "invite-form", shows: <InviteForm values={{}} errors={{}} /> },
  {
    name: "invite-form-refused",
    shows: (
      <InviteForm
        values={{ email: "tom@acme" }}
        errors={{ email: englishWords("problems.field-email"), role: needed }}
      />
    ),
  },
  {
    name: "invites",
    shows: <InviteList invites={[invite, { ...invite, id: "old", expired: true }]} zone={zone} />,
  },
  {
    name: "invite-made",
    shows: (
      <NewInvite email="tom@acme.test" link="https://parley.test/invite/4f1c9a20b7e34d0c8f5a6b1e2d3c4f5a" />
    ),
  },
  {
    name: "tokens",
    shows: (
      <TokenList
        tokens={[
          token,
          { ...token, id: "new", lastUsedAt: null, expiresAt: null },
          { ...token, id: "old", expiresAt: minutesAgo(aDay) },
        ]}
        now={now}
        zone={zone}
      />
    ),
  },
  { name: "tokens-empty", shows: <TokenList tokens={[]} now={now} zone={zone} /> },
  { name: "token-form", shows: <TokenForm /> },
  {
    name: "token-form-refused",
    shows: (
      <TokenForm
        values={{ name: "", scopes: ["messages:read"], expiresInDays: "30" }}
        errors={{ name: needed, scope: needed, expiresInDays: needed }}
      />
    ),
  },
  {
    name: "token-made",
    shows: <NewToken name="Warehouse" token="parley_4f1c9a20b7e34d0c8f5a6b1e2d3c4f5a6b7c8d9e0f1a2b3c" />,
  },
];
