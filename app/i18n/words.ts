import { setupI18n } from "@lingui/core";
import { createContext, useContext } from "react";
import assistant from "./en/assistant.json";
import common from "./en/common.json";
import help from "./en/help.json";
import identity from "./en/identity.json";
import inbox from "./en/inbox.json";
import messages from "./en/messages.json";
import problems from "./en/problems.json";
import settings from "./en/settings.json";

const english = {
  ...assistant,
  ...common,
  ...help,
  ...identity,
  ...inbox,
  ...messages,
  ...problems,
  ...settings,
};

export type WordId = keyof typeof english;

/** Gives the sentence for an id of the catalogue, its ICU placeholders filled from `values`. */
export type Words = (id: WordId, values?: Record<string, unknown>) => string;

const i18n = setupI18n({ locale: "en", messages: { en: english } });

/** English, the catalogue's first language. */
export const englishWords: Words = (id, values) => i18n._(id, values);

const WordsContext = createContext<Words>(englishWords);

/** The words of the reader's language, for components. */
export const useWords = (): Words => useContext(WordsContext);
