import type { ReactElement } from "react";

/** One state that a component can be in. `name`: its words joined by hyphens, its address on the page. */
export type State = {
  name: string;
  shows: ReactElement;
  /** Not drawn beside others: it opens over them (`apart`), or it is a page of its own (`whole`). */
  drawn?: "apart" | "whole";
};

/** States of one kind under a heading; `beside`: how many of them fit side by side, three unless told. */
export type Subject = { title: string; beside?: 1 | 2 | 3; states: readonly State[] };
