// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { LoginForm } from "~/identity/ui/login-form";

const email = () => screen.getByLabelText<HTMLInputElement>("E-mail");
const password = () => screen.getByLabelText<HTMLInputElement>("Password");

const problemOf = (input: HTMLInputElement) =>
  document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent;

test("the door is a plain form that password managers understand", () => {
  render(<LoginForm redirectTo="/messages" />);
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" });
  expect(button.form?.method).toBe("post");
  expect(button.form?.getAttribute("action")).toBe("/login");
  expect(button.form && [...new FormData(button.form).keys()].sort()).toEqual([
    "email",
    "formToken",
    "password",
    "redirectTo",
  ]);
  expect(email().autocomplete).toBe("username");
  expect(password().autocomplete).toBe("current-password");
  expect(password().type).toBe("password");
  expect(screen.getByRole("heading", { level: 1, name: "Sign in to Parley" })).toBeTruthy();
});

test("without a place to go on to, none is sent", () => {
  render(<LoginForm />);
  expect(email().form && new FormData(email().form ?? undefined).has("redirectTo")).toBe(false);
});

test("a refused sign-in keeps the e-mail and ties the problem to its field", () => {
  render(
    <LoginForm values={{ email: "mira@fjord.test" }} errors={{ password: "They don’t go together." }} />,
  );
  expect(email().value).toBe("mira@fjord.test");
  expect(email().getAttribute("aria-invalid")).toBeNull();
  expect(password().value).toBe("");
  expect(password().getAttribute("aria-invalid")).toBe("true");
  expect(problemOf(password())).toBe("They don’t go together.");
});

test("a problem with the e-mail is tied to the e-mail", () => {
  render(<LoginForm errors={{ email: "Write the whole address." }} />);
  expect(problemOf(email())).toBe("Write the whole address.");
  expect(password().getAttribute("aria-invalid")).toBeNull();
});

test("the demo's accounts are listed by organization, each with a way to use it", () => {
  render(
    <LoginForm
      redirectTo="/help"
      demoAccounts={{
        password: "parley-demo",
        accounts: [
          { email: "user@acme.test", label: "User", organization: "Acme Outdoor" },
          { email: "agent@globex.test", label: "Agent", organization: "Globex Tools" },
        ],
      }}
    />,
  );
  const demo = within(screen.getByRole("region", { name: "Demo accounts" }));
  expect(demo.getByText("parley-demo")).toBeTruthy();
  expect(demo.getByRole("heading", { name: "Acme Outdoor" })).toBeTruthy();
  expect(demo.getByRole("heading", { name: "Globex Tools" })).toBeTruthy();
  expect(demo.getByRole("link", { name: "Use user@acme.test" }).getAttribute("href")).toBe(
    "?email=user%40acme.test&redirectTo=%2Fhelp",
  );
});

test("without the demo no accounts are named", () => {
  render(<LoginForm demoAccounts={null} />);
  expect(screen.queryByRole("region", { name: "Demo accounts" })).toBeNull();
});
