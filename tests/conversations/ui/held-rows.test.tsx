// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { unreadTitle } from "~/conversations/inbox/unread-title";
import { holdRows } from "~/conversations/ui/inbox/hold-rows";
import { useHeldRows } from "~/conversations/ui/inbox/use-held-rows";
import { inboxRow } from "./inbox-fixture";

const rows = (...ids: string[]) => ids.map((id) => inboxRow({ id, user: { id, name: id, email: null } }));

function List({ ids, list = "open" }: { ids: string[]; list?: string }) {
  const held = useHeldRows(rows(...ids), list);
  return (
    <div data-testid="list" {...held.grip}>
      <button onClick={held.show}>{`${held.changes} of them ${held.added} new`}</button>
      <ul>
        {held.rows.map(({ id }) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
    </div>
  );
}

const shown = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);
const region = () => screen.getByTestId("list");
const waiting = () => screen.getByRole("button").textContent;

test("rows stay under the pointer, and take their places once it leaves", () => {
  const { rerender } = render(<List ids={["a", "b", "c"]} />);
  fireEvent.pointerOver(region());
  rerender(<List ids={["d", "c", "a"]} />);
  expect(shown()).toEqual(["a", "b", "c"]);
  expect(waiting()).toBe("3 of them 1 new");
  fireEvent.pointerLeave(region());
  expect(shown()).toEqual(["d", "c", "a"]);
});

test("the button shows what waits, and later changes wait again", () => {
  const { rerender } = render(<List ids={["a", "b"]} />);
  fireEvent.pointerOver(region());
  rerender(<List ids={["b", "a"]} />);
  fireEvent.click(screen.getByRole("button"));
  expect(shown()).toEqual(["b", "a"]);
  rerender(<List ids={["a", "b"]} />);
  expect(shown()).toEqual(["b", "a"]);
});

test("a finger that scrolls the list holds nothing", () => {
  const { rerender } = render(<List ids={["a", "b"]} />);
  fireEvent.pointerOver(region(), { pointerType: "touch" });
  rerender(<List ids={["b", "a"]} />);
  expect(shown()).toEqual(["b", "a"]);
});

test("another list shows at once, also under the pointer", () => {
  const { rerender } = render(<List ids={["a", "b"]} />);
  fireEvent.pointerOver(region());
  rerender(<List ids={["c"]} list="resolved" />);
  expect(shown()).toEqual(["c"]);
  expect(waiting()).toBe("0 of them 0 new");
});

test("a row that stays where it is shows its latest words, one that is gone stays", () => {
  const [a, b] = rows("a", "b") as [ReturnType<typeof inboxRow>, ReturnType<typeof inboxRow>];
  const changed = { ...a, unread: 4 };
  expect(holdRows([a, b], [changed])).toEqual({ rows: [changed, b], added: 0, changes: 1 });
});

test.each([
  ["abcd", "abcd", 0],
  ["abcd", "dabc", 1],
  ["abcd", "dcba", 3],
  ["abcd", "xabcd", 1],
  ["abcd", "xdabc", 2],
  ["abcd", "", 4],
])("from %s to %s are %i changes", (before, after, changes) => {
  expect(holdRows(rows(...before), rows(...after)).changes).toBe(changes);
});

test("the title counts conversations with something unread, once", () => {
  const list = [{ unread: 2 }, { unread: 0 }, { unread: 1 }];
  expect(unreadTitle("Inbox · Acme", list)).toBe("(2) Inbox · Acme");
  expect(unreadTitle("(7) Inbox · Acme", list)).toBe("(2) Inbox · Acme");
  expect(unreadTitle("(7) Inbox · Acme", [])).toBe("Inbox · Acme");
});
