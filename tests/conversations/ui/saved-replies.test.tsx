// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boxOfChoices, ReplyChoices } from "~/conversations/ui/replies/reply-choices";
import { RepliesMenu } from "~/conversations/ui/replies/replies-menu";
import { placeReply, slashQueryAt } from "~/conversations/ui/replies/slash-query";
import { useSavedReplies } from "~/conversations/ui/replies/use-saved-replies";
import { eventually } from "../../support/eventually";

const titles = [
  { id: "1", title: "Returns" },
  { id: "2", title: "Repairs by post" },
  { id: "3", title: "Thanks" },
];

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({ body: "Hello Mira, thank you!" }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function Box() {
  const box = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => void (box.current && (box.current.value = text));
  const replies = useSavedReplies({ conversationId: "mira", replies: titles, box, write });
  return (
    <form>
      <textarea
        ref={box}
        aria-label="Reply"
        onKeyDown={(event) => void replies.onKeyDown(event)}
        {...boxOfChoices(replies)}
      />
      <ReplyChoices replies={replies} />
      <RepliesMenu conversationId="mira" replies={titles} onInsert={(id) => void replies.insert(id, null)} />
      {replies.failed && <p>Failed</p>}
    </form>
  );
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const offered = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);

async function type(text: string): Promise<void> {
  await userEvent.type(box(), text);
  fireEvent.select(box());
}

test("a slash at the start of a line offers saved replies, fewer as more is typed", async () => {
  render(<Box />);
  await type("Hi,{Enter}/");
  expect(offered()).toEqual(["Returns", "Repairs by post", "Thanks"]);
  await type("re");
  expect(offered()).toEqual(["Returns", "Repairs by post"]);
  expect(box().getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[0]?.id);
});

test("Enter puts the chosen one in place of what asked for it", async () => {
  render(<Box />);
  await type("Hi,{Enter}/re");
  await type("{ArrowDown}{Enter}");
  await eventually(() => expect(box().value).toBe("Hi,\nHello Mira, thank you!"));
  expect(asked).toEqual(["/inbox/mira/replies/2"]);
  expect(offered()).toEqual([]);
});

test("Escape closes the list and leaves what is typed", async () => {
  render(<Box />);
  await type("/re");
  await userEvent.keyboard("{Escape}");
  expect(offered()).toEqual([]);
  expect(box().value).toBe("/re");
});

test("where none fits no key is taken, nor by a slash within a line", async () => {
  render(<Box />);
  await type("/zebra");
  expect(offered()).toEqual([]);
  expect(fireEvent.keyDown(box(), { key: "Enter" })).toBe(true);
  await userEvent.clear(box());
  await type("and/or");
  expect(offered()).toEqual([]);
  expect(asked).toEqual([]);
});

test("a reply that cannot be had leaves the box as it is, and says so", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  render(<Box />);
  await type("/th");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByText("Failed")).toBeTruthy();
  expect(box().value).toBe("/th");
});

test("by mouse it comes below what is typed", async () => {
  render(<Box />);
  await type("Hi,");
  await userEvent.click(screen.getByRole("button", { name: "Thanks", hidden: true }));
  await eventually(() => expect(box().value).toBe("Hi,\n\nHello Mira, thank you!"));
});

test("without scripts each is a button of the desk's form", () => {
  const page = renderToString(<Box />);
  expect(page.match(/type="submit"/g)).toHaveLength(3);
  expect(page).toContain('formaction="/inbox/mira/replies/2"');
});

test.each([
  ["/", 1, { start: 0, typed: "" }],
  ["Hi\n/re", 6, { start: 3, typed: "re" }],
  ["Hi\n/re", 5, { start: 3, typed: "r" }],
  ["Hi\n/re", 3, null],
  ["Hi /re", 6, null],
  ["", 0, null],
  ["/\n", 2, null],
])("in %j at %i the question is %o", (text, caret, query) => {
  expect(slashQueryAt(text, caret)).toEqual(query);
});

test("a question that has changed meanwhile stays, with the reply below", () => {
  expect(placeReply("/re and more", { start: 0, typed: "re" }, "Hello")).toBe("Hello and more");
  expect(placeReply("/thanks", { start: 0, typed: "re" }, "Hello")).toBe("/thanks\n\nHello");
});
