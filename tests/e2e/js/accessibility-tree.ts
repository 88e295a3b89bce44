import type { CDPSession, Page } from "@playwright/test";

type Node = Awaited<ReturnType<typeof read>>[number];

const read = async (client: CDPSession) => (await client.send("Accessibility.getFullAXTree")).nodes;

/** What only holds other things. */
const silent = new Set([
  "generic",
  "none",
  "InlineTextBox",
  "LineBreak",
  "ListMarker",
  "LabelText",
  "LayoutTable",
]);

/** Properties that a screen reader says; what is false or absent is not said. */
const said = [
  "focused",
  "expanded",
  "pressed",
  "checked",
  "selected",
  "disabled",
  "required",
  "invalid",
  "level",
];

const plain = (text: unknown) =>
  String(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\b\d{1,2}:\d\d\b/g, "0:00");

/** The page as Chromium tells assistive software of it, a line for each thing; what is within it stands further in. */
export async function accessibilityTree(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const nodes = await read(client);
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node, depth: number, around: string) => {
    const role = String(node.role?.value ?? "");
    const name = plain(node.name?.value ?? "");
    const isText = role === "StaticText";
    const isShown = !node.ignored && !silent.has(role) && !(isText && (name === "" || around.includes(name)));
    if (isShown)
      lines.push(`${"  ".repeat(depth)}${isText ? "text" : role}${name && ` “${name}”`}${statesOf(node)}`);
    if (isText || isSpokenNews(node)) return;
    for (const child of node.childIds ?? []) {
      const inner = byId.get(child);
      if (inner) walk(inner, isShown ? depth + 1 : depth, isShown ? name : around);
    }
  };
  const root = nodes.find(({ parentId }) => parentId === undefined);
  if (root) walk(root, 0, "");
  return lines.join("\n");
}

/** What was just said of the thread: it is heard, and soon gone. */
function isSpokenNews({ role, properties = [] }: Node): boolean {
  return role?.value === "generic" && properties.some(({ name }) => name === "live");
}

function statesOf({ properties = [], value, description }: Node): string {
  const states = properties.flatMap(({ name, value: { value: state } }) => {
    if (!said.includes(name) || [false, "false", undefined].includes(state as never)) return [];
    return [state === true || state === "true" ? name : `${name} ${String(state)}`];
  });
  if (typeof value?.value === "string" && value.value) states.push(`value ${plain(value.value)}`);
  if (description?.value) states.push(plain(description.value));
  return states.length > 0 ? ` (${states.join(", ")})` : "";
}
