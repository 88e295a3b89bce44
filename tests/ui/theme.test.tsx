// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { ThemeContext, themeCookie, themeOf, themes } from "~/ui/theme";
import { ThemeChoice } from "~/ui/theme-choice";

const root = document.documentElement;
const pressed = () => screen.getByRole("button", { pressed: true }).textContent;

afterEach(() => {
  delete root.dataset["theme"];
  document.cookie = themeCookie("system");
});

test.each(themes)("the choice %s is kept in a cookie and read from it", (theme) => {
  document.cookie = themeCookie(theme);
  expect(themeOf(document.cookie)).toBe(theme);
});

test.each(["", "theme=", "theme=sepia", "my-theme=dark", "theme=dark2"])(
  "the cookie “%s” chooses nothing",
  (cookie) => {
    expect(themeOf(cookie)).toBe("system");
  },
);

test("what was chosen is pressed, and another choice shows at once", async () => {
  render(
    <ThemeContext.Provider value="light">
      <ThemeChoice />
    </ThemeContext.Provider>,
  );
  expect(screen.getByRole("group", { name: "Appearance" }).children).toHaveLength(themes.length);
  expect(pressed()).toBe("Light");
  await userEvent.click(screen.getByRole("button", { name: "Dark" }));
  expect(pressed()).toBe("Dark");
  expect(root.dataset["theme"]).toBe("dark");
  expect(themeOf(document.cookie)).toBe("dark");
  await userEvent.click(screen.getByRole("button", { name: "System" }));
  expect(root.dataset["theme"]).toBeUndefined();
  expect(themeOf(document.cookie)).toBe("system");
});
