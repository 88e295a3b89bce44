import type { Line } from "./comparison.ts";

/** `rounds` pairs of runs; `quick` asks for less work in each, for trying things out. */
type Effort = { rounds: number; quick: boolean };

/** One row of the speed table: starts what it needs, measures, stops it, and says what it came to. */
export type Row = (effort: Effort) => Promise<Line[]>;
