import { setupI18n, type Messages } from "@lingui/core";

/** What has been loaded of each language. */
export const i18n = setupI18n({ locale: "en", messages: { en: {} } });

/**
 * Adds a room's words; files that speak them load it first (`catalogue` in vite.config.ts sees to that).
 *
 * @public
 */
export function addWords(language: string, messages: Messages): void {
  i18n.load(language, messages);
}
