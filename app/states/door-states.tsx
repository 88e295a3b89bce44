import { AccountForm } from "~/identity/ui/account-form";
import { Door } from "~/identity/ui/door";
import { LoginForm } from "~/identity/ui/login-form";
import { englishWords } from "~/i18n/words";
import { ButtonLink } from "~/ui/button";
import { Field } from "~/ui/field";
import type { State } from "./state";
import { longName, organization, refused } from "./states-fixture";

const demo = {
  password: "parley-demo",
  accounts: [
    { email: "user@acme.test", label: "User", organization },
    { email: "agent@acme.test", label: "Agent", organization },
    { email: "admin@globex.test", label: "Admin", organization: "Globex Tools" },
  ],
};

const typed = { organizationName: organization, name: "Tom", email: "tom@acme" };

const SignUp = ({ errors = {} }: { errors?: Record<string, string> }) => (
  <Door title={englishWords("identity.sign-up")} text={englishWords("identity.sign-up-purpose")}>
    <AccountForm
      action="/signup"
      submit={englishWords("identity.sign-up-submit")}
      problem={Object.keys(errors).length > 0 ? refused(errors, typed) : undefined}
    >
      <Field
        label={englishWords("identity.organization-name")}
        name="organizationName"
        error={errors["organizationName"]}
      />
    </AccountForm>
  </Door>
);

const Join = ({ name, message }: { name: string; message?: string }) => (
  <Door
    title={englishWords("identity.join-title", { organization: name })}
    text={englishWords("identity.join-text", { organization: name })}
  >
    <AccountForm
      action="/join/acme"
      submit={englishWords("identity.join-submit")}
      problem={message === undefined ? undefined : refused({}, typed, message)}
    />
  </Door>
);

const states = {
  login: <LoginForm />,
  "login-with-the-demos-accounts": <LoginForm demoAccounts={demo} redirectTo="/messages" />,
  "login-refused": (
    <LoginForm
      values={{ email: "robin@acme.test" }}
      errors={{ password: englishWords("problems.login-refused") }}
    />
  ),
  "login-incomplete": (
    <LoginForm
      errors={{
        email: englishWords("problems.field-missing"),
        password: englishWords("problems.field-missing"),
      }}
    />
  ),
  signup: <SignUp />,
  "signup-refused": (
    <SignUp
      errors={{
        organizationName: englishWords("problems.field-blank"),
        email: englishWords("problems.field-email"),
        password: englishWords("problems.field-missing"),
      }}
    />
  ),
  join: <Join name={organization} />,
  "join-an-organization-of-a-long-name": <Join name={longName} />,
  "join-refused": <Join name={organization} message={englishWords("identity.known-email")} />,
  invite: (
    <Door
      title={englishWords("identity.join-title", { organization })}
      text={englishWords("identity.invite-text", {
        role: englishWords("identity.role-agent"),
        email: "tom@acme.test",
      })}
    >
      <AccountForm
        action="/invite/1"
        submit={englishWords("identity.invite-submit")}
        emailGiven
        problem={undefined}
      />
    </Door>
  ),
  "invite-gone": (
    <Door title={englishWords("identity.invite-gone-title")} text={englishWords("identity.invite-gone")}>
      <ButtonLink href="/login">{englishWords("identity.to-sign-in")}</ButtonLink>
    </Door>
  ),
};

/** The pages one comes in by. */
export const doorStates: State[] = Object.entries(states).map(([name, shows]) => ({
  name: `door-${name}`,
  drawn: "whole",
  shows,
}));
