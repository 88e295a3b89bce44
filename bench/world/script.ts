/** What the scripted model says: so many words, `atOnce` of them every `everyMs`, after it has thought for a while. */
export type Script = { words: number; atOnce: number; everyMs: number; thinksMs: number };

/** The word at an index: one letter, so that many of them fit into the longest answer Parley takes. */
export function wordAt(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}

/** What the environment needs to be answered by the model at this address. */
export function modelEnv(url: string): Record<string, string> {
  return {
    ASSISTANT_MODEL: "google:scripted",
    GOOGLE_GENERATIVE_AI_API_KEY: "bench",
    GOOGLE_GENERATIVE_AI_BASE_URL: `${url}/v1beta`,
  };
}
