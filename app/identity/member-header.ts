/** Whose page a script's request comes from: another session's answer is 401, since a browser has one for all its tabs. */
export const memberHeader = "Parley-Member";

/** The header as the page that runs says it. */
export function ofThisPage(): Record<string, string> {
  const { member } = document.documentElement.dataset;
  return member ? { [memberHeader]: member } : {};
}
