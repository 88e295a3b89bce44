import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "../parley.ts";

export const textBrowsers = ["w3m", "lynx"] as const;
type Name = (typeof textBrowsers)[number];

/** A text browser on a screen of its own, worked by its keys. What it is to find, it finds by the words on the page. */
export type TextBrowser = {
  /** Waits until the page reads so. */
  reads(words: RegExp): Promise<string>;
  /** Fills the field behind this label. */
  fill(label: string, text: string): Promise<void>;
  /** Writes where there is room for more lines than one. */
  write(label: string, text: string): Promise<void>;
  /** Presses the button, follows the link that says this; the last of several. */
  press(words: string): Promise<void>;
  back(): void;
  /** Loads the page again until it reads so. */
  awaits(words: RegExp): Promise<void>;
};

/** Whether the browser and the screen it is shown on are installed. */
export function isInstalled(name: Name): boolean {
  return [name, "tmux"].every((program) => spawnSync(program, ["-V"]).error === undefined);
}

/** Opens a page. The screen is so tall that a page is on it whole. */
export function openTextBrowser(name: Name, url: string): TextBrowser & { close: () => void } {
  const home = mkdtempSync(join(tmpdir(), "parley-terminal-"));
  const tmux = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(
      "tmux",
      ["-S", join(home, "tmux"), "-f", "/dev/null", ...args],
      {
        encoding: "utf8",
        env: { ...process.env, HOME: home, LC_ALL: "C.UTF-8" },
      },
    );
    if (status !== 0) throw new Error(`tmux ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const command = {
    w3m: [
      "w3m",
      "-cookie",
      "-o",
      "wrap_search=1",
      "-o",
      "ignorecase_search=0",
      "-o",
      `editor=${join(home, "write")}`,
    ],
    lynx: ["lynx", "-accept_all_cookies", "-number_fields", "-tna", "-nopause"],
  }[name];
  // A browser that dies leaves a screen that says of what.
  const kept = ["start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";"];
  tmux(...kept, "new-session", "-d", "-x", "120", "-y", "500", ...command, url);
  const press = (...keys: string[]) => void tmux("send-keys", ...keys);
  const type = (text: string) => void tmux("send-keys", "-l", text);
  const screen = () => tmux("capture-pane", "-p");

  async function reads(words: RegExp): Promise<string> {
    await expect.poll(screen).toMatch(words);
    return screen();
  }

  /** Moves to the last place that says so: lynx numbers its links and fields, w3m searches as its reader would. */
  async function goTo(words: string, numbered: RegExp): Promise<void> {
    if (name === "w3m") {
      await reads(new RegExp(words));
      press("g", "?");
      type(words);
      press("Enter");
      return;
    }
    const number = [...(await reads(numbered)).matchAll(new RegExp(numbered, "g"))].at(-1)?.[1];
    press("Home");
    if (Number(number) > 1) press("-N", String(Number(number) - 1), "Down");
  }

  const toField = (label: string) => goTo(label, new RegExp(`${label}\\s*\\[(\\d+)\\]`));

  return {
    reads,
    async fill(label, text) {
      await toField(label);
      press(...(name === "w3m" ? ["Tab", "Enter"] : ["Enter"]));
      if (name === "w3m") await reads(/^(TEXT|Password):/m);
      type(text);
      press(name === "w3m" ? "Enter" : "Tab");
    },
    async write(label, text) {
      const editor = `#!/bin/sh\nprintf %s '${text}' > "$1"\n`;
      writeFileSync(join(home, "write"), editor, { mode: 0o755 });
      await toField(label);
      press(...(name === "w3m" ? ["Tab", "Enter"] : ["Enter"]));
      if (name === "lynx") type(text);
      await reads(new RegExp(`\\]?${text.slice(0, 12)}`));
      press("Tab");
    },
    async press(words) {
      await goTo(words, new RegExp(`\\[(\\d+)\\](?:[^\\n)\\]]*\\) )?${words}`));
      press("Enter");
    },
    back: () => press(name === "w3m" ? "B" : "Left"),
    async awaits(words) {
      await expect(() => {
        if (words.test(screen())) return;
        press(name === "w3m" ? "R" : "C-r");
        expect(screen()).toMatch(words);
      }).toPass({ intervals: [1_000] });
    },
    close() {
      spawnSync("tmux", ["-S", join(home, "tmux"), "kill-server"]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
