// Loaded into the measured server before everything else: publishes events on its bus when asked, as a write would
// after its commit. So what is measured is the delivery and not the request that caused it.
import { answer } from "./answers.ts";
import { dataOf, perform, type Programme } from "./event.ts";
import { settleMemory } from "../measure/settled-memory.ts";

type Bus = { publish: (event: Record<string, unknown>) => void };

answer({
  publish: (programme: Programme) => {
    const { [Symbol.for("parley.bus")]: bus } = globalThis as unknown as Record<symbol, Bus>;
    return perform(programme, ({ topic, from, count }) => {
      for (let rev = from; rev < from + count; rev++)
        bus?.publish({ topic, event: "thread-event", rev, audience: "everyone", data: dataOf(rev, 290) });
    });
  },
  settle: settleMemory,
});
