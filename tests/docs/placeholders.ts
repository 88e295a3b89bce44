/** Values by name: those a test knows beforehand, and those that answers gave. */
export type Names = Map<string, unknown>;

const placeholder = /<([a-z-]+)>/;

/** What stands for any value of its kind. */
const kinds: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  text: /^.+$/s,
  number: /^\d+$/,
};

/** Puts the values of names into a request. Throws for a name that has none yet. */
export function fill(template: string, names: Names): string {
  return template.replace(new RegExp(placeholder, "g"), (_, name: string) => {
    if (!names.has(name)) throw new Error(`<${name}> has no value yet`);
    return String(names.get(name));
  });
}

/**
 * Compares an answer with how it is written down; returns one line per difference. A name without a value takes the
 * one it stands for, where everything agrees.
 */
export function differences(expected: unknown, actual: unknown, names: Names): string[] {
  const taken: Names = new Map();
  const found = compare(expected, actual, { names, taken, at: "" });
  if (found.length === 0) for (const [name, value] of taken) names.set(name, value);
  return found;
}

/** Written JSON: names may stand without quotes, `…` for the other fields of an object. */
export function parseWritten(json: string): unknown {
  const quoted = json.replace(new RegExp(`(?<=[:[,]\\s*)${placeholder.source}`, "g"), '"<$1>"');
  return JSON.parse(quoted.replaceAll(/…(?=\s*})/g, '"…": 0')) as unknown;
}

type Place = { names: Names; taken: Names; at: string };

function compare(expected: unknown, actual: unknown, place: Place): string[] {
  if (typeof expected === "string") return compareText(expected, actual, place);
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return [`${place.at}: ${actual.length} items instead of ${expected.length}`];
    return expected.flatMap((item, index) => compare(item, actual[index], within(place, index)));
  }
  if (isObject(expected) && isObject(actual)) return compareFields(expected, actual, place);
  return expected === actual ? [] : [difference(expected, actual, place)];
}

function compareFields(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  place: Place,
): string[] {
  const { "…": rest, ...fields } = expected;
  const unknown = rest === undefined ? Object.keys(actual).filter((field) => !(field in fields)) : [];
  return [
    ...unknown.map((field) => `${place.at}/${field}: is not written down`),
    ...Object.entries(fields).flatMap(([field, value]) =>
      compare(value, actual[field], within(place, field)),
    ),
  ];
}

function compareText(expected: string, actual: unknown, place: Place): string[] {
  const whole = /^<([a-z-]+)>$/.exec(expected)?.[1];
  const agrees =
    whole === undefined
      ? typeof actual === "string" && agreesInParts(expected, actual, place)
      : agreesWithName(whole, actual, place);
  return agrees ? [] : [difference(expected, actual, place)];
}

function agreesWithName(name: string, actual: unknown, { names, taken }: Place): boolean {
  const kind = kinds[name];
  if (kind) return typeof actual === (name === "number" ? "number" : "string") && kind.test(String(actual));
  if (actual === undefined) return false;
  const known = names.has(name) ? names.get(name) : taken.get(name);
  taken.set(name, actual);
  return known === undefined || known === actual;
}

/** Text with names in it; `…` in it stands for any text. */
function agreesInParts(expected: string, actual: string, { names, taken }: Place): boolean {
  const parts = expected.split(/(<[a-z-]+>|…)/);
  const found: string[] = [];
  const pattern = parts.map((part) => {
    const name = placeholder.exec(part)?.[1];
    if (part === "…") return ".*";
    if (name === undefined) return literally(part);
    if (names.has(name)) return literally(String(names.get(name)));
    if (!kinds[name]) found.push(name);
    return kinds[name] ? '[^\\s;<>"]+' : '([^\\s;<>"]+)';
  });
  const match = new RegExp(`^${pattern.join("")}$`, "s").exec(actual);
  found.forEach((name, index) => taken.set(name, match?.[index + 1]));
  return match !== null;
}

/** A pattern that finds just this text. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function within(place: Place, field: string | number): Place {
  return { ...place, at: `${place.at}/${field}` };
}

function difference(expected: unknown, actual: unknown, { at }: Place): string {
  return `${at}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
