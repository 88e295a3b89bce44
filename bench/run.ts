// `npm run bench [-- NAME… --quick]`: measures rows of the speed table and prints what they came to.
import { parseArgs } from "node:util";
import { prepare } from "../app/commands/prepare.mjs";
import { judge, type Line } from "./measure/comparison.ts";
import { assistant } from "./assistant.ts";
import { fanout } from "./fanout.ts";
import { history } from "./history.ts";
import { inbox } from "./inbox.ts";
import { describeMachine } from "./measure/machine.ts";
import { memory } from "./memory.ts";
import { nodes } from "./nodes.ts";
import { page } from "./page.ts";
import { persist } from "./persist.ts";
import type { Row } from "./measure/row.ts";
import { send } from "./send.ts";
import { tableOf } from "./measure/table.ts";

const rows: Record<string, Row> = { fanout, memory, send, persist, history, inbox, assistant, nodes, page };

const { values: flags, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});

const unknown = asked.filter((name) => !(name in rows));
if (unknown.length > 0) {
  console.error(`Usage: npm run bench [-- ${Object.keys(rows).join(" | ")} …] [--quick]`);
  process.exit(1);
}

await prepare({ build: true });
const results: { name: string; lines: Line[] }[] = [];
for (const [name, row] of Object.entries(rows)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`Measuring ${name}`);
  results.push({ name, lines: await row({ rounds: flags.quick ? 2 : 5, quick: flags.quick }) });
}
console.log(`\n${describeMachine()}\n\n${tableOf(results)}`);
const missed = results
  .flatMap(({ lines }) => lines)
  .filter((line) => !("because" in line) && !judge(line).reached);
process.exit(missed.length > 0 ? 1 : 0);
