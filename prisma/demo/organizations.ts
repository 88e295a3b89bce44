import { history as acme } from "./acme/history.ts";
import type { DemoEntry } from "./demo-entry.ts";
import { history as globex } from "./globex/history.ts";

export type DemoPerson = {
  role: "user" | "agent" | "admin";
  name: string;
  email: string;
  history?: DemoEntry[];
};

export type DemoOrganization = {
  slug: string;
  name: string;
  accent: string;
  greeting: string;
  labels: { name: string; tint: string }[];
  people: DemoPerson[];
};

/** The password of every demo account. */
export const demoPassword = "parley-demo";

/** Who is in the demo. The login page shows the accounts while DEMO=1. */
export const demoOrganizations: DemoOrganization[] = [
  {
    slug: "acme",
    name: "Acme Outdoor",
    accent: "#1f6a4d",
    greeting:
      "Ask us about an order, a repair or your next trip. Our assistant answers at once, and a person is never far.",
    labels: [
      { name: "Orders", tint: "slate" },
      { name: "Repairs", tint: "clay" },
      { name: "Sizing", tint: "sage" },
      { name: "Wholesale", tint: "heather" },
    ],
    people: [
      { role: "admin", name: "Ines Moreau", email: "admin@acme.test" },
      { role: "agent", name: "Robin Hale", email: "agent@acme.test" },
      { role: "user", name: "Mira Lindqvist", email: "user@acme.test", history: acme },
      { role: "user", name: "Jonas Feld", email: "user2@acme.test" },
    ],
  },
  {
    slug: "globex",
    name: "Globex Tools",
    accent: "#2b5797",
    greeting: "Questions about a tool, a delivery or your trade account? Write to us here.",
    labels: [
      { name: "Deliveries", tint: "slate" },
      { name: "Trade accounts", tint: "sand" },
    ],
    people: [
      { role: "admin", name: "Dana Whitfield", email: "admin@globex.test" },
      { role: "agent", name: "Theo Brandt", email: "agent@globex.test" },
      { role: "user", name: "Sam Okafor", email: "user@globex.test", history: globex },
    ],
  },
];
