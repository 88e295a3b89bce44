const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Those whose words hold each of the typed ones; first those that begin with what was typed. */
export function chooseCommands<Choice extends { words: string }>(
  all: readonly Choice[],
  typed: string,
): Choice[] {
  const asked = plain(typed).trim();
  const parts = asked.split(/\s+/);
  const fitting = all.filter(({ words }) => parts.every((part) => plain(words).includes(part)));
  const begins = ({ words }: Choice) => plain(words).startsWith(asked);
  return [...fitting.filter(begins), ...fitting.filter((choice) => !begins(choice))];
}
