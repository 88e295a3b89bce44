import { wordAt } from "../world/script.ts";

/** Where an answer's stream is asked for. */
export type Asking = { url: string; path: string; headers?: Record<string, string>; json?: unknown };

/** What was heard of an answer: how many words, in how many frames with words, and when the first of them came. */
export type Heard = { words: number; frames: number; firstAfterMs: number };

/** Asks for an answer and reads it to its end. Throws where a word is missing, doubled or out of place. */
export async function readAnswer({ url, path, headers = {}, json }: Asking): Promise<Heard> {
  const begun = performance.now();
  const response = await fetch(new URL(path, url), {
    headers: { ...headers, ...(json !== undefined && { "Content-Type": "application/json" }) },
    ...(json !== undefined && { method: "POST", body: JSON.stringify(json) }),
  });
  if (response.status !== 200 || !response.body) throw new Error(`${path} answered ${response.status}`);
  let rest = "";
  let text = "";
  let frames = 0;
  let firstAfterMs = NaN;
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const whole = (rest + piece).split("\n\n");
    rest = whole.pop() ?? "";
    for (const frame of whole) {
      const delta = frame.startsWith('data: {"type":"text-delta"') ? deltaOf(frame) : "";
      if (delta === "") continue;
      if (frames === 0) firstAfterMs = performance.now() - begun;
      frames += 1;
      text += delta;
    }
  }
  for (let index = 0; index < text.length; index++)
    if (text[index] !== wordAt(index)) throw new Error(`Word ${index} is not in its place`);
  return { words: text.length, frames, firstAfterMs };
}

function deltaOf(frame: string): string {
  return (JSON.parse(frame.slice("data: ".length)) as { delta: string }).delta;
}
