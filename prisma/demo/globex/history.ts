import type { DemoEntry } from "../demo-entry.ts";

/** The conversation of Sam Okafor (user) with Globex Tools: Theo Brandt (agent), Dana Whitfield (admin) and the assistant. Oldest first. */
export const history: DemoEntry[] = [
  {
    daysAgo: 9,
    time: "07:42",
    from: "user",
    body: "One of my Volta 18 batteries flashes red on the charger. Is it dead? Bought it about seven months ago",
  },
  {
    daysAgo: 9,
    time: "07:43",
    from: "assistant",
    sources: ["batteries-and-chargers"],
    body: "Red, blinking, means a faulty pack or dirty contacts. Wipe the contacts with a dry cloth and try another pack. If that one charges, the first pack has failed.\n\nBatteries are under warranty for one year, so yours would still be covered. Tell me what the second pack does.",
  },
  {
    daysAgo: 9,
    time: "07:55",
    from: "user",
    body: "Wiped it, same. The other one charges fine. Invoice GX-114072, I need it for a job so can someone sort this today",
  },
  { daysAgo: 9, time: "07:56", event: "handoff-requested", from: "user" },
  { daysAgo: 9, time: "08:31", event: "taken-over", from: "agent" },
  {
    daysAgo: 9,
    time: "08:32",
    from: "agent",
    body: "Morning Sam, Theo here. That pack has failed, and it is well within its year. I’ve booked a new 4 Ah for you, next working day before noon. The driver takes the old one with him, terminals taped, please.",
  },
  {
    daysAgo: 9,
    time: "08:36",
    from: "user",
    body: "Spot on, cheers Theo. Can you put it on the trade account I applied for?",
  },
  {
    daysAgo: 9,
    time: "08:40",
    from: "agent",
    body: "There’s nothing to pay on this one. I’ve asked Dana about your account.",
  },
  {
    daysAgo: 8,
    time: "10:06",
    from: "admin",
    body: "Hello Sam, Dana Whitfield here. Your trade account is open, with a limit of £1,000 and 30 days to pay. Ask again after six months if you need more.",
  },
  { daysAgo: 8, time: "10:07", event: "handed-back", from: "admin" },
  { daysAgo: 8, time: "12:18", from: "user", body: "Battery’s here, account works. Sorted" },
];
