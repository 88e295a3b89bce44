import { expect, test } from "vitest";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { spokenSentences } from "~/conversations/ui/spoken/spoken-sentences";

const all = (body: string) => spokenSentences(parseMarkdown(body));
const soFar = (body: string) => spokenSentences(parseMarkdown(body), false);

test("a text is parted where its sentences end", () => {
  expect(all("We ship today. It takes two days! Is that fine? Yes…")).toEqual([
    "We ship today.",
    "It takes two days!",
    "Is that fine?",
    "Yes…",
  ]);
  expect(all("She said “Wait.” Then he left (at last.) Good.")).toEqual([
    "She said “Wait.”",
    "Then he left (at last.)",
    "Good.",
  ]);
  expect(all("退款需要五天。请稍候！")).toEqual(["退款需要五天。", "请稍候！"]);
});

test("a full stop within a number, a name or an abbreviation ends nothing", () => {
  for (const sentence of [
    "Ask Dr. Smith, e.g. on Monday, or J. R. Meyer.",
    "It costs 3.50 euros at parley.example or approx. 4 dollars.",
    "Mrs. Hale and Mr. Feld wrote to No. 12.",
    "It is open until 5 p.m. on weekdays.",
  ])
    expect(all(sentence)).toEqual([sentence]);
});

test("each item, heading, row and piece of code stands for itself, without its marks", () => {
  expect(
    all(
      [
        "## Returns\n\nDo **this**, see [the page](https://parley.example/x):",
        "1. Open the box\n2. Take it out. Look at it\n   - Gently",
        "> Keep it dry",
        "```\nlet a. b\n```",
        "| Size | Left |\n| --- | --- |\n| 42 | `3` |",
        "---\n\nFirst line\nsecond line",
      ].join("\n\n"),
    ),
  ).toEqual([
    "Returns",
    "Do this, see the page:",
    "Open the box",
    "Take it out.",
    "Look at it",
    "Gently",
    "Keep it dry",
    "let a. b",
    "Size, Left",
    "42, 3",
    "First line second line",
  ]);
});

test("of a text being written only what is over is read, and that stays as it comes", () => {
  expect(soFar("We ship today")).toEqual([]);
  expect(soFar("We ship today.")).toEqual([]);
  expect(soFar("We ship today. I")).toEqual(["We ship today."]);
  expect(soFar("- First\n- Sec")).toEqual(["First"]);
  expect(soFar("No end here\n\nNext")).toEqual(["No end here"]);
  const body = "Hello. See e.g. the **list**:\n\n- One. Two\n- Three\n\nThat is 3.5 in all. Bye";
  const final = all(body);
  for (let length = 0; length <= body.length; length++) {
    const sentences = soFar(body.slice(0, length));
    expect(sentences).toEqual(final.slice(0, sentences.length));
  }
  expect(final).toHaveLength(7);
});
