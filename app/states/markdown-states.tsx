import { Said } from "./drawn-thread";
import type { State } from "./state";
import { fromAssistant, fromRobin, message } from "./states-fixture";

const table = `| part | covered | for how long |
| --- | --- | --- |
| zips | yes | five years |
| seams and the tape behind them | yes | five years |
| what a dog has eaten | no | never, but we repair it for the price of the thread |`;

const code = `Write this on the parcel:

\`\`\`
Acme Outdoor Repairs, Unit 4, Harbour Works, 12 Long Quay Street, Bergen
\`\`\`

and keep the number \`AC-2026-118\`.`;

const list = `Before you send it:

1. empty the pockets
2. close the zips
   - the big one first
   - then the small ones
3. put the form in

Then *post it*.`;

const texts = {
  list: list,
  code: code,
  table: table,
  "heading-and-quote":
    "## The promise\n\n> We repair what we made.\n\nIn full: [the promise](https://acme.test/promise).\n\n---\n\nThat is all.",
  "link-of-one-long-word":
    "https://acme.test/repairs/forms/2026/jackets-and-trousers/without-a-receipt?colour=moss&size=medium",
};

/** Markdown as answers and people write it. */
export const markdownStates: State[] = Object.entries(texts).flatMap(([name, body]): State[] => [
  { name: `answer-of-a-${name}`, shows: <Said message={message({ sender: fromAssistant, body })} /> },
  { name: `message-of-a-${name}`, shows: <Said message={message({ body, status: "read" })} /> },
  { name: `agents-message-of-a-${name}`, shows: <Said message={message({ sender: fromRobin, body })} /> },
]);
