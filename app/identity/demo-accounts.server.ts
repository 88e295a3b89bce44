import { getEnv } from "~/env.server";
import { englishWords } from "~/i18n/words";
import { demoOrganizations, demoPassword } from "../../prisma/demo/organizations";
import type { DemoAccount } from "./ui/demo-accounts";

/** The demo's accounts and their password, while the demo runs; else null. */
export function listDemoAccounts(): { password: string; accounts: DemoAccount[] } | null {
  if (!getEnv().DEMO) return null;
  const accounts = demoOrganizations.flatMap(({ name: organization, people }) =>
    people.map(({ email, role }) => ({ email, organization, label: englishWords(`identity.role-${role}`) })),
  );
  return { password: demoPassword, accounts };
}
