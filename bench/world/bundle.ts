import { basename, join } from "node:path";
import { build } from "vite";
import { catalogue } from "../../vite.config.ts";

const root = join(import.meta.dirname, "../..");

/** Builds one of the bench's own programs that uses code of app/; its path, from the root of the project. */
export async function bundle(entry: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [catalogue()],
    resolve: { alias: { "~": join(root, "app") } },
    build: {
      ssr: entry,
      outDir: "build/bench",
      emptyOutDir: false,
      copyPublicDir: false,
      target: "es2022",
      rollupOptions: { output: { entryFileNames: "[name].js" } },
    },
  });
  return join("build", "bench", `${basename(entry, ".ts")}.js`);
}
