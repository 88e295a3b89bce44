// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Field } from "~/ui/field";

const describedBy = (input: HTMLElement) =>
  (input.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(" | ");

test("a field at rest is named by its label and described by its help", () => {
  render(<Field name="name" label="Name" help="Shown to the people you write to." />);
  const input = screen.getByRole("textbox", { name: "Name" });
  expect(describedBy(input)).toBe("Shown to the people you write to.");
  expect(input.getAttribute("aria-invalid")).toBeNull();
});

test("a problem is tied to its field and the value stays", () => {
  render(<Field name="email" label="E-mail" defaultValue="robin@acme" error="Write the whole address." />);
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "E-mail" });
  expect(input.value).toBe("robin@acme");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(describedBy(input)).toBe("Write the whole address.");
});
