import { createElement, Fragment, Suspense, type ReactNode } from "react";

type Open = { tag: string; props: Record<string, unknown>; children: ReactNode[] };

/** What React calls differently from HTML, of what pages have. */
const names: Record<string, string> = { class: "className", for: "htmlFor", tabindex: "tabIndex" };
const alone = new Set(["input", "meta", "link", "br", "hr", "img"]);
/** What stands before `html`, a comment, a tag or text, as React writes them. */
const pieces = /<!DOCTYPE html>|<!--(.*?)-->|<(\/?)([\w-]+)((?:\s[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gs;

/** Elements that React renders to `html`, which it has rendered before: no components, no hooks, nothing to look up. */
export function bareMarkup(html: string): ReactNode {
  const root: Open = { tag: "", props: {}, children: [] };
  const open = [root];
  const top = () => open.at(-1) ?? root;
  const close = () => {
    const closed = open.pop() ?? root;
    top().children.push(elementOf(closed));
  };
  pieces.lastIndex = 0;
  for (let piece = pieces.exec(html); piece; piece = pieces.exec(html)) {
    const [text, comment, slash, tag, attributes = ""] = piece;
    if (comment === "$") open.push({ tag: "suspense", props: {}, children: [] });
    else if (slash || comment === "/$") close();
    else if (tag) {
      open.push({ tag, props: propsOf(attributes), children: [] });
      if (tag === "script" || tag === "style") {
        const end = html.indexOf(`</${tag}>`, pieces.lastIndex);
        if (end > pieces.lastIndex)
          top().props["dangerouslySetInnerHTML"] = { __html: html.slice(pieces.lastIndex, end) };
        pieces.lastIndex = end;
      }
      if (alone.has(tag)) close();
    } else if (comment === undefined && !text.startsWith("<!")) top().children.push(textOf(text));
  }
  return createElement(Fragment, null, ...root.children);
}

function elementOf({ tag, props, children }: Open): ReactNode {
  if (tag === "suspense") return createElement(Suspense, null, ...children);
  if (tag === "textarea")
    return createElement(tag, { ...props, defaultValue: children.map(String).join("") });
  return createElement(tag, props, ...children);
}

function propsOf(attributes: string): Record<string, unknown> {
  const found = [...attributes.matchAll(/\s([^\s=]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(
    found.map(([, name = "", value = ""]) => [names[name] ?? name, valueOf(name, textOf(value))]),
  );
}

/** An attribute without a value is set, but for those that may say something. */
function valueOf(name: string, value: string): unknown {
  if (name === "style") return Object.fromEntries(value.split(";").map((each) => each.split(":")));
  return value === "" && !/^(data-|value|alt|class)/.test(name) ? true : value;
}

const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const textOf = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => characters[name] ?? "");
