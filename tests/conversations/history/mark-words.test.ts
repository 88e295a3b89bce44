import { beforeAll, expect, test } from "vitest";
import { loadThread } from "~/conversations/history/load-thread.server";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { markWords } from "~/conversations/history/mark-words";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { makeScene, type Scene } from "../../support/conversations";
import { useDatabase } from "../../support/database";

useDatabase();

let scene: Scene;

beforeAll(async () => {
  scene = await makeScene({ assistantEnabled: false });
  const { user, conversationId } = scene;
  const said = ["My **tents** leak, a tent-pole broke", "Write to ada@example.test", "No rain here"];
  for (const [index, body] of said.entries()) {
    await sendMessage(user, { conversationId, body, clientId: `key-${index}` });
  }
});

/** What a search marks on its page of results. */
async function marked(q: string): Promise<string[]> {
  const { messages } = await loadThread(scene.user, scene.conversationId, { limit: 30, q }, { reads: false });
  return [...JSON.stringify(messages.map(({ content }) => content)).matchAll(/"mark","text":"([^"]*)"/g)].map(
    ([, text]) => text ?? "",
  );
}

test("what a search found is marked in whatever form it was written", async () => {
  expect(await marked("tent leaking")).toEqual(["tents", "leak", "tent-pole"]);
  expect(await marked("ada@example.test")).toEqual(["ada@example.test"]);
  expect(await marked("tent -rain")).not.toContain("rain");
});

test("marks stand in text only: code, addresses of links and line ends stay as they are", () => {
  const words = new Set(["tent"]);
  const content = parseMarkdown(
    "`tent` [a Tent](https://example.test/tent)\n> - tent\n\n|tent|b|\n|-|-|\n|1|tent|",
  );
  const text = JSON.stringify(markWords(content, words));
  expect(text.match(/"mark"/g)).toHaveLength(4);
  expect(text).toContain('{"type":"code","text":"tent"}');
  expect(text).toContain('"href":"https://example.test/tent"');
  expect(markWords(content, new Set())).toBe(content);
});
