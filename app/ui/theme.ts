import { createContext } from "react";

/** Light or dark as the reader chose, or as their system says. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the page was made with; the root of the page provides it. */
export const ThemeContext = createContext<Theme>("system");

const yearSeconds = 365 * 24 * 60 * 60;

/** A `Set-Cookie` (or `document.cookie`) that keeps the choice in this browser for a year; the system's is no choice. */
export function themeCookie(theme: Theme): string {
  return `theme=${theme}; path=/; samesite=lax; max-age=${theme === "system" ? 0 : yearSeconds}`;
}

/** The choice a `Cookie` header holds; what is no theme is none. */
export function themeOf(cookies: string | null): Theme {
  const named = /(?:^|;\s*)theme=([^;]*)/.exec(cookies ?? "")?.[1];
  return themes.find((theme) => theme === named) ?? "system";
}
