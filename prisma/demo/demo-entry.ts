/** One line of a demo conversation. `daysAgo` and `time` (24 h, HH:MM, UTC) place it before the day of seeding. */
export type DemoEntry =
  | { daysAgo: number; time: string; from: "user" | "agent" | "admin"; body: string }
  | { daysAgo: number; time: string; from: "assistant"; body: string; sources: string[] } // slugs of articles of the same organization
  | {
      daysAgo: number;
      time: string;
      event: "handoff-requested" | "taken-over" | "handed-back";
      from: "user" | "agent" | "admin";
    };
