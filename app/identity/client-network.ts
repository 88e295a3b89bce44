import { isIPv6 } from "node:net";

/**
 * What a client's address is counted by: itself, or for IPv6 its /64 network, all of which one
 * household or server usually has.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const bare = address.replace(/%.*$/, "");
  const [head = "", tail] = bare.split("::").map((part) => part.split(":").filter(Boolean));
  const start = [...head];
  const end = tail ?? [];
  const zeros = Array<string>(Math.max(0, 8 - start.length - end.length)).fill("0");
  return `${[...start, ...zeros, ...end]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
