import type { Page } from "@playwright/test";

/** WCAG 2.5.8, in pixels. */
const leastTarget = 24;

/**
 * What does not fit on a page as it is laid out now: text that is cut off without a sign, that leaves its place or
 * stands upon other text, controls that are too small to hit, and a page wider than its window.
 */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    const room = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth;
    if (wide > room) found.push(`the page is ${wide} wide in a window of ${room}`);

    const styleOf = (element: Element) => getComputedStyle(element);
    // Words for those who cannot see stand where nobody sees them.
    const unseen = [...document.querySelectorAll("body *")].filter(
      (element) => styleOf(element).clipPath !== "none",
    );
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest(".skip:not(:focus)") &&
      !unseen.some((hidden) => hidden.contains(element));
    const say = (element: Element) => {
      const state = element.closest<HTMLElement>("[data-state-shown]")?.dataset["stateShown"] ?? "";
      const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40);
      return `${state} <${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${text}`;
    };

    type Line = { element: Element; top: number; bottom: number; left: number; right: number };
    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode;
      if (!element || !textContent?.trim() || /^(SCRIPT|STYLE|OPTION)$/.test(element.tagName)) continue;
      if (!isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { top, bottom, left, right } of range.getClientRects())
        if (right - left > 1) lines.push({ element, top, bottom, left, right });
    }

    const cutters = new Map<Element, Element[]>();
    const cuttersOf = (element: Element): Element[] => {
      const known = cutters.get(element);
      if (known) return known;
      const above = element.parentElement ? cuttersOf(element.parentElement) : [];
      const { overflowX, overflowY, position } = styleOf(element);
      const cuts = overflowX !== "visible" || overflowY !== "visible";
      const own = position === "fixed" ? [] : above;
      const all =
        cuts && element !== document.body && element !== document.documentElement ? [element, ...own] : own;
      cutters.set(element, all);
      return all;
    };
    const scrolls = (element: Element) =>
      /auto|scroll/.test(styleOf(element).overflowY + styleOf(element).overflowX);
    const isEllipsis = (element: Element) => {
      const { textOverflow, webkitLineClamp } = styleOf(element);
      return textOverflow === "ellipsis" || (webkitLineClamp !== "none" && webkitLineClamp !== "");
    };
    // What is left out as a whole, a label for which there is no room, is left out on purpose.
    const isPartly = (line: Line, cutter: Element) => {
      const box = cutter.getBoundingClientRect();
      const isOutside = line.top >= box.bottom - 1 || line.bottom <= box.top + 1;
      return !isOutside && line.left < box.right && line.right > box.left;
    };
    const seen: Line[] = [];
    for (const line of lines) {
      const cutter = cuttersOf(line.element).find((element) => {
        const box = element.getBoundingClientRect();
        return (
          line.right > box.right + 1 ||
          line.left < box.left - 1 ||
          line.bottom > box.bottom + 4 ||
          line.top < box.top - 4
        );
      });
      if (!cutter) {
        seen.push(line);
        const place = line.element.closest("[data-state-shown]")?.getBoundingClientRect();
        const isFixed = line.element.closest(".menu__sheet, .reply-choices, dialog, .jump");
        const end = place && !isFixed ? place.right : room;
        if (line.right > end + 1 || line.left < (place && !isFixed ? place.left : 0) - 1)
          found.push(`leaves its place: ${say(line.element)}`);
      } else if (!scrolls(cutter) && !isEllipsis(cutter) && isPartly(line, cutter)) {
        found.push(`is cut off by .${cutter.className}: ${say(line.element)}`);
      }
    }

    const layerOf = (element: Element): Element | null => {
      for (let each: Element | null = element; each; each = each.parentElement)
        if (/fixed|sticky|absolute/.test(styleOf(each).position)) return each;
      return null;
    };
    const layers = new Map<Element, Element | null>();
    for (const { element } of seen) if (!layers.has(element)) layers.set(element, layerOf(element));
    seen.sort((one, other) => one.top - other.top);
    seen.forEach((one, index) => {
      for (let next = index + 1; next < seen.length; next++) {
        const other = seen[next];
        if (!other || other.top >= one.bottom - 3) break;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (
          one.element === other.element ||
          across < 3 ||
          layers.get(one.element) !== layers.get(other.element)
        )
          continue;
        if (Math.min(one.bottom, other.bottom) - other.top < 4) continue;
        found.push(`stands on other text: ${say(one.element)} AND ${say(other.element)}`);
      }
    });

    const open = document.querySelector("dialog[open]") ?? document;
    const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]";
    const boxOf = (control: Element) => {
      const label =
        control.closest("label") ?? (control.id && document.querySelector(`label[for="${control.id}"]`));
      const own = control.getBoundingClientRect();
      if (!(control instanceof HTMLInputElement && label && isShown(label))) return own;
      const around = label.getBoundingClientRect();
      return control.closest("label") || control.matches(".hidden-text") ? around : own;
    };
    const boxes = [...open.querySelectorAll(controls)]
      .filter(
        (control) =>
          (isShown(control) || control.closest("label:has(> input.hidden-text)")) &&
          !control.matches(":disabled"),
      )
      .map((control) => ({ control, box: boxOf(control) }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const isInText = (control: Element) =>
      styleOf(control).display === "inline" &&
      [...(control.parentElement?.childNodes ?? [])].some(
        (node) => node !== control && node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
    for (const { control, box } of boxes) {
      if (box.width >= least && box.height >= least) continue;
      if (isInText(control)) continue;
      const x = box.left + box.width / 2;
      const y = box.top + box.height / 2;
      const isCrowded = boxes.some(({ control: other, box: near }) => {
        if (other === control || control.contains(other) || other.contains(control)) return false;
        const dx = Math.max(near.left - x, 0, x - near.right);
        const dy = Math.max(near.top - y, 0, y - near.bottom);
        return Math.hypot(dx, dy) < least / 2;
      });
      if (isCrowded)
        found.push(`is too small, ${box.width.toFixed(0)}×${box.height.toFixed(0)}: ${say(control)}`);
    }
    // Where the browser takes the grounds away, a line must say what is chosen.
    const chosen =
      ':is([aria-pressed="true"], [aria-current="page"], [aria-selected="true"], .kind:has(:checked))';
    if (matchMedia("(forced-colors: active)").matches)
      for (const element of [...open.querySelectorAll(chosen)].filter(isShown)) {
        if (styleOf(element).outlineStyle === "none") found.push(`is chosen without a sign: ${say(element)}`);
      }
    return [...new Set(found)];
  }, leastTarget);
}
