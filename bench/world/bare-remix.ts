import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");

/** Builds a Remix app of one page that says hello, as Remix's templates do: bytes of its scripts, each as gzip makes it. */
export async function bareRemixScripts(): Promise<number> {
  await build({ configFile: join(root, "bench/peers/bare-remix/vite.config.ts"), logLevel: "error" });
  const assets = join(root, "build/bench/bare-remix/client/assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
}
