import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { demoPassword } from "../../prisma/demo/organizations";

export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

export type HttpAsk = {
  method?: string;
  headers?: Record<string, string>;
  form?: Record<string, string> | [string, string][];
  body?: string | Uint8Array;
  /** Stop reading once this was said: for streams, which do not end. */
  until?: string;
  /** Give up after so long. */
  timeoutMs?: number | undefined;
};

/** Sends exactly the headers it is given, which fetch would not, and follows no redirect. */
export async function askServer(url: string, path: string, ask: HttpAsk = {}): Promise<HttpAnswer> {
  const { hostname, port } = new URL(url);
  const body = ask.form ? String(new URLSearchParams(ask.form)) : ask.body;
  const headers = {
    ...(ask.form && { "content-type": "application/x-www-form-urlencoded" }),
    ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
    ...ask.headers,
  };
  const method = ask.method ?? (body === undefined ? "GET" : "POST");
  const signal = ask.timeoutMs === undefined ? undefined : AbortSignal.timeout(ask.timeoutMs);
  const request = httpRequest({ hostname, port, path, method, headers, agent: false, signal });
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  // A server that refuses a body may close before all of it is sent.
  request.on("error", () => undefined);
  request.end(body);
  const [response] = await answered;
  let said = "";
  response.setEncoding("utf8");
  for await (const chunk of response) {
    said += chunk;
    if (ask.until !== undefined && said.includes(ask.until)) break;
  }
  request.destroy();
  return { status: response.statusCode ?? 0, headers: response.headers, body: said };
}

/** Logs in to the demo as a browser does; the `Cookie` header of a browser with or without scripts. */
export async function logInTo(url: string, email: string, { scripts = true } = {}): Promise<string> {
  const { headers } = await askServer(url, "/login", {
    form: { email, password: demoPassword },
    headers: { origin: url },
  });
  const cookies = headers["set-cookie"]?.map((cookie) => cookie.split(";", 1)[0]) ?? [];
  return [...cookies, ...(scripts ? ["js=1"] : [])].join("; ");
}

/** What a form on the page would send: its hidden fields by name, of all forms together. */
export function hiddenFieldsOf(page: string): Record<string, string> {
  const inputs = page.match(/<input type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => [attributeOf(input, "name"), attributeOf(input, "value")] as const),
  );
}

/** What stands in the page's textarea. */
export function draftOf(page: string): string {
  return decode(/<textarea[^>]*>([^<]*)<\/textarea>/.exec(page)?.[1] ?? "").replace(/^\n/, "");
}

function attributeOf(tag: string, name: string): string {
  return decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

function decode(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (entity, name: string) => entities[name] ?? entity);
}
