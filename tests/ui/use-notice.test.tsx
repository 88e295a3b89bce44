// @vitest-environment happy-dom
import { createRemixStub } from "@remix-run/testing";
import { act, render, screen } from "@testing-library/react";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { useNotice } from "~/ui/use-notice";

let serve: (notice: { text: string } | null) => void;
let go: (to: string) => Promise<void>;

test("a notice outlives loading afresh, gives way to another, and ends with its page", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const Page = createRemixStub([{ path: "*", Component: Shown }]);
  render(<Page />);
  act(() => serve({ text: "Resolved." }));
  act(() => serve(null));
  expect(screen.getByText("Resolved.")).toBeTruthy();
  act(() => serve({ text: "Put back." }));
  expect(screen.getByText("Put back.")).toBeTruthy();
  act(() => serve(null));
  await act(() => go("/inbox?view=mine"));
  expect(screen.queryByText("Put back.")).toBeNull();
});

function Shown() {
  const [served, setServed] = useState<{ text: string } | null>(null);
  const navigate = useNavigate();
  serve = setServed;
  go = async (to) => navigate(to);
  return <p>{useNotice(served)?.text}</p>;
}
