import { createContext, useContext } from "react";
import { i18n } from "./catalogue";
import type assistant from "./en/assistant.json";
import type common from "./en/common.json";
import type faults from "./en/faults.json";
import type help from "./en/help.json";
import type identity from "./en/identity.json";
import type inbox from "./en/inbox.json";
import type messages from "./en/messages.json";
import type problems from "./en/problems.json";
import type settings from "./en/settings.json";
import type time from "./en/time.json";

type English = typeof assistant &
  typeof common &
  typeof faults &
  typeof help &
  typeof identity &
  typeof inbox &
  typeof messages &
  typeof problems &
  typeof settings &
  typeof time;

export type WordId = keyof English;

/** Gives the sentence for an id of the catalogue, its ICU placeholders filled from `values`. */
export type Words = (id: WordId, values?: Record<string, unknown>) => string;

/** English, the catalogue's first language. */
export const englishWords: Words = (id, values) => i18n._(id, values);

const WordsContext = createContext<Words>(englishWords);

/** The words of the reader's language, for components. */
export const useWords = (): Words => useContext(WordsContext);
