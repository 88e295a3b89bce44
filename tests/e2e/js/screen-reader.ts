import type { Page } from "@playwright/test";

/** Notes what the page's live regions say from its next load on, in order, as a screen reader would. */
export async function listen(page: Page): Promise<{ heard: () => Promise<string[]> }> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const isSpoken = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest("[aria-live], [role='status'], [role='alert']");
      return region !== null && region !== undefined && region.getAttribute("aria-live") !== "off";
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        const nodes = type === "characterData" ? [target] : [...addedNodes];
        for (const node of nodes) {
          const text = (node as HTMLElement).innerText ?? node.textContent ?? "";
          if (isSpoken(node) && text.trim()) said.push(text.trim());
        }
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  return { heard: () => page.evaluate(() => (window as unknown as { said: string[] }).said) };
}
