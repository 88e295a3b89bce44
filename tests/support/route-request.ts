import { requestTo } from "./accounts";
import type { Entry } from "./route-table";
import type { Person } from "./route-world";

/** What comes with a request to prove who sends it. */
export type Credentials = { headers?: Record<string, string>; search?: string };

/** What a person brings to a route: their session, or to the API their token. */
export function credentialsOf(entry: Entry, { cookie, token }: Person): Credentials {
  return entry.row.kind === "api"
    ? { headers: { Authorization: `Bearer ${token}` } }
    : { headers: { Cookie: `${cookie}; js=1` } };
}

/** The path of an entry with `person`'s ids in it, or others. */
export function pathOf(
  { pattern }: Entry,
  { ids }: Pick<Person, "ids">,
  others: Record<string, string> = {},
): string {
  return pattern
    .replace(/:(\w+)/g, (_, param: string) => others[param] ?? ids[param] ?? "")
    .replace("*", "no-such-place");
}

/** A request to an entry with the input that works. */
export function validRequest(
  entry: Entry,
  person: Person,
  { headers, search = "" }: Credentials = credentialsOf(entry, person),
  others: Record<string, string> = {},
): Request {
  const { call, method } = entry;
  const form = call.form?.(person);
  const json = call.json?.();
  return requestTo(`${pathOf(entry, person, others)}${search}`, {
    method,
    ...(headers && { headers }),
    ...(form && { form }),
    ...(json && { json }),
  });
}
