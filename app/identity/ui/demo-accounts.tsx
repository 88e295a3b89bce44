import { useWords } from "~/i18n/words";

/** An account to try Parley with; `label` says who it is: User, Agent, Admin. */
export type DemoAccount = { email: string; label: string; organization: string };

type DemoAccountsProps = { password: string; accounts: DemoAccount[]; redirectTo?: string };

/** The demo's accounts by organization. Choosing one opens the page with its e-mail filled in. */
export function DemoAccounts({ password, accounts, redirectTo }: DemoAccountsProps) {
  const t = useWords();
  const organizations = [...new Set(accounts.map(({ organization }) => organization))];
  return (
    <section className="demo" aria-labelledby="demo">
      <h2 className="demo__title" id="demo">
        {t("identity.demo")}
      </h2>
      <p className="demo__text">
        {t("identity.demo-password")} <code>{password}</code>
      </p>
      {organizations.map((name) => (
        <div key={name}>
          <h3 className="demo__org">{name}</h3>
          <ul>
            {accounts
              .filter(({ organization }) => organization === name)
              .map(({ email, label }) => (
                <li key={email} className="demo__row">
                  <span>{email}</span> <span>{label}</span>{" "}
                  <a
                    className="link"
                    href={`?${new URLSearchParams({ email, ...(redirectTo && { redirectTo }) })}`}
                  >
                    {t("identity.demo-use")} <span className="hidden-text">{email}</span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
