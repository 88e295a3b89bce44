import { isIP } from "node:net";
import { z } from "zod";

/** A variable: what is accepted, in words for whoever starts Parley, and how its text is read (undefined: not at all). */
export function variable<Value>(accepted: string, read: (text: string) => Value | undefined) {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: accepted });
    return z.NEVER;
  });
}

/** One of some words. */
export function oneOf<const Value extends string>(...values: Value[]) {
  return variable(`one of ${values.join(", ")}`, (text) => values.find((value) => value === text));
}

/** An address of one of some protocols (`https:`), kept as it was written. */
export function url(accepted: string, protocols: string[]) {
  return variable(accepted, (text) =>
    protocols.includes(URL.parse(text)?.protocol ?? "") ? text : undefined,
  );
}

/** Scheme, host and port, without a slash at the end. */
export function readOrigin(text: string): string | undefined {
  const address = URL.parse(text);
  if (!address || !/^https?:$/.test(address.protocol)) return undefined;
  return address.href === `${address.origin}/` ? address.origin : undefined;
}

/** Secrets separated by commas. */
export function readSecrets(text: string): string[] | undefined {
  const secrets = text.split(",").map((secret) => secret.trim());
  return secrets.every((secret) => secret !== "") ? secrets : undefined;
}

/** A value of Express's `trust proxy`. */
export function readTrustProxy(text: string): boolean | number | string[] | undefined {
  if (text === "true") return true;
  if (text === "false" || text === "off") return false;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const proxies = text.split(",").map((proxy) => proxy.trim());
  return proxies.every(isProxy) ? proxies : undefined;
}

function isProxy(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
