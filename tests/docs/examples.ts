import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../../docs/api.md", import.meta.url));

export const document = readFileSync(path, "utf8");

/** A request or an answer as it is written down; `first` is its first line. */
type Written = { first: string; headers: [name: string, value: string][]; body: string };

/** A request with the answer it must get. */
export type Exchange = { kind: "exchange"; line: number; request: Written; answer: Written };

/** What must come next on the event stream that was opened last. */
export type Frames = { kind: "frames"; line: number; body: string };

/** All examples in their order. Throws where a fenced block is no example: each must be one. */
export function listExamples(): (Exchange | Frames)[] {
  const examples: (Exchange | Frames)[] = [];
  let asked: { line: number; request: Written } | null = null;
  for (const { line, language, text } of listBlocks()) {
    const answers = text.startsWith("HTTP/1.1 ");
    if (language === "http" && !answers && !asked) asked = { line, request: written(text) };
    else if (language === "http" && answers && asked) {
      examples.push({ kind: "exchange", ...asked, answer: written(text) });
      asked = null;
    } else if (language === "sse" && !asked) examples.push({ kind: "frames", line, body: text });
    else throw new Error(`docs/api.md:${line} is not an example: a request, its answer, or frames`);
  }
  if (asked) throw new Error(`docs/api.md:${asked.line} has no answer`);
  return examples;
}

type Block = { line: number; language: string; text: string };

function listBlocks(): Block[] {
  return [...document.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => ({
    line: document.slice(0, match.index).split("\n").length,
    language: match[1] ?? "",
    text: match[2] ?? "",
  }));
}

function written(text: string): Written {
  const [, head = "", body = ""] = /^(.*?)(?:\n\n(.*))?$/s.exec(text.trimEnd()) ?? [];
  const [first = "", ...lines] = head.split("\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { first, headers, body };
}
