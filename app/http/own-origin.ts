/** The names a browser on this machine may use for the server while PUBLIC_URL is unset. */
const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** Where the server is found: PUBLIC_URL, or null while it is unset; `host` and `port` are what it listens on. */
export type OwnAddress = { publicUrl: string | null; host: string; port: number };

const known = new Map<string, string[]>();

/** The `Host` values that mean this server; the first is the one to fall back on. */
export function ownHosts(address: OwnAddress): string[] {
  const key = `${address.publicUrl} ${address.host} ${address.port}`;
  const hosts = known.get(key) ?? hostsOf(address);
  known.set(key, hosts);
  return hosts;
}

function hostsOf({ publicUrl, host, port }: OwnAddress): string[] {
  if (publicUrl !== null) return [new URL(publicUrl).host];
  const named = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return [named, ...loopbackNames].map((name) => new URL(`http://${name}:${port}`).host);
}

/** Whether an `Origin` header names this server; `null` and anything malformed do not. */
export function isOwnOrigin(origin: string, address: OwnAddress): boolean {
  if (address.publicUrl !== null) return origin === new URL(address.publicUrl).origin;
  return ownHosts(address).some((host) => origin === `http://${host}`);
}
