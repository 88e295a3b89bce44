import { vitePlugin as remix } from "@remix-run/dev";
import { join } from "node:path";
import { defineConfig } from "vite";

const here = import.meta.dirname;

/** One page that says hello: React and Remix as they come, with the app's own settings. */
export default defineConfig({
  root: join(here, "../../.."),
  plugins: [
    remix({
      appDirectory: here,
      buildDirectory: "build/bench/bare-remix",
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: { target: "es2022" },
});
