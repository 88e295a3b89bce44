// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Commands } from "~/conversations/ui/commands/commands";
import { chooseCommands } from "~/conversations/ui/commands/choose-commands";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { inboxCommands, type InboxCommand } from "~/conversations/ui/commands/inbox-commands";
import { renderInInbox } from "./inbox-fixture";

beforeEach(() => localStorage.clear());

const pressed = vi.fn<(what: string) => void>();

/** Two rows, a search, the buttons of a conversation and its desk, as the inbox marks them. */
function show({ open }: { open?: string } = {}) {
  pressed.mockClear();
  renderInInbox(
    <>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <input type="search" aria-label="Search conversations" {...commandControl("search")} />
      </form>
      {["Mira", "Jonas", "Wen"].map((name) => (
        <a
          key={name}
          href={`#${name}`}
          aria-current={name === open ? "page" : undefined}
          onClick={() => pressed(name)}
          {...commandControl("open")}
        >
          {name}
        </a>
      ))}
      <button type="button" onClick={() => pressed("resolved")} {...commandControl("resolve")}>
        Resolve
      </button>
      <details name="menu">
        <summary {...commandControl("snooze")}>Snooze</summary>
        <button type="button">Tomorrow</button>
      </details>
      <form>
        <input
          type="radio"
          name="kind"
          value="reply"
          aria-label="Reply"
          defaultChecked
          {...commandControl("reply")}
        />
        <input type="radio" name="kind" value="note" aria-label="Note" {...commandControl("note")} />
        <textarea name="body" aria-label="Text" />
      </form>
      <Commands />
    </>,
  );
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const focused = () =>
  document.activeElement?.textContent ?? document.activeElement?.getAttribute("aria-label");

test("j and k go through the rows and stay at the ends, o opens the one that has the focus", () => {
  show();
  press("k");
  expect(focused()).toBe("Mira");
  press("j");
  press("j");
  press("j");
  expect(focused()).toBe("Wen");
  press("k");
  press("o");
  expect(pressed.mock.calls).toEqual([["Jonas"]]);
});

test("the way through the rows begins at the conversation that is open", () => {
  show({ open: "Jonas" });
  press("j");
  expect(focused()).toBe("Wen");
});

test("n chooses a note and r a reply, and both go to the box", () => {
  show();
  press("n");
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Note" }).checked).toBe(true);
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
  (document.activeElement as HTMLElement).blur();
  press("r");
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Reply" }).checked).toBe(true);
});

test("a menu opens by its key with the focus in it, and Escape closes it and goes back", () => {
  show();
  press("s");
  expect(focused()).toBe("Tomorrow");
  press("Escape");
  expect(focused()).toBe("Snooze");
  expect(screen.getByRole("group", { hidden: true }).hasAttribute("open")).toBe(false);
});

test.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }, { repeat: true }])(
  "a key pressed with %o is not taken",
  (more) => {
    show();
    expect(press("e", more)).toBe(true);
    expect(pressed).not.toHaveBeenCalled();
  },
);

test.each(["Text", "Search conversations"])("in the field “%s” every key is a letter", async (label) => {
  show();
  const field = screen.getByLabelText<HTMLInputElement>(label);
  await userEvent.type(field, "jkronaesut?/");
  expect(field.value).toBe("jkronaesut?/");
  expect(pressed).not.toHaveBeenCalled();
});

test("a key whose control is not on the page stays the browser's", () => {
  show();
  expect(press("t")).toBe(true);
  expect(press("e")).toBe(false);
});

test("? shows every key, and turning single keys off leaves them alone, also after a reload", async () => {
  show();
  press("?");
  const sheet = await screen.findByRole("dialog", { name: "Keys" });
  const keys = within(sheet).getAllByRole("definition");
  expect(keys).toHaveLength(inboxCommands.filter((command: InboxCommand) => command.key).length);
  expect(press("e")).toBe(true);
  await userEvent.click(within(sheet).getByRole("checkbox", { name: "Use single keys" }));
  await userEvent.click(within(sheet).getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(press("e")).toBe(true);
  press("k", { ctrlKey: true });
  expect(await screen.findByRole("dialog", { name: "Commands" })).toBeTruthy();
  expect(pressed).not.toHaveBeenCalled();
});

async function openPalette() {
  show();
  press("k", { ctrlKey: true });
  return screen.findByRole("combobox", { name: "What to do or search for" });
}

const chosen = () => screen.getByRole("option", { selected: true });

test("the palette offers what the page can do, and nothing else", async () => {
  await openPalette();
  const offered = screen.getAllByRole("option").map(({ firstChild }) => firstChild?.textContent);
  expect(offered).toEqual([
    "Search conversations",
    "Write a reply",
    "Write a note",
    "Resolve",
    "Snooze",
    "Keys",
  ]);
});

test("the palette finds a command by typing, arrows go round, and Enter does it", async () => {
  const box = await openPalette();
  await userEvent.type(box, "res");
  expect(box.getAttribute("aria-activedescendant")).toBe(chosen().id);
  expect(chosen().textContent).toContain("Resolve");
  await userEvent.keyboard("{ArrowUp}");
  expect(chosen().textContent).toContain("Search conversations for “res”");
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(pressed.mock.calls).toEqual([["resolved"]]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a command of the palette is chosen by mouse too", async () => {
  await openPalette();
  await userEvent.click(screen.getByRole("option", { name: /^Resolve/ }));
  expect(pressed.mock.calls).toEqual([["resolved"]]);
});

test("what is no command is searched for in the list", async () => {
  const box = await openPalette();
  await userEvent.type(box, " loan pack {Enter}");
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("loan pack");
});

test("each key stands for one command", () => {
  const keys = inboxCommands.flatMap(({ key, held }: InboxCommand) => (key ? [`${held} ${key}`] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

test("commands are found by each typed word whatever its accents and case, beginnings first", () => {
  const all = [{ words: "Show résumé" }, { words: "Resume" }, { words: "Show mine" }];
  expect(chooseCommands(all, "RESUME")).toEqual([{ words: "Resume" }, { words: "Show résumé" }]);
  expect(chooseCommands(all, "sum sho")).toEqual([{ words: "Show résumé" }]);
  expect(chooseCommands(all, "zebra")).toEqual([]);
});
