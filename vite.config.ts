import { compileMessage } from "@lingui/message-utils/compileMessage";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Compiles the catalogue's ICU messages, so that no parser of them is sent to the browser. */
export function catalogue(): Plugin {
  return {
    name: "parley:catalogue",
    enforce: "pre",
    transform(source, id) {
      if (!/\/app\/i18n\/\w+\/[\w-]+\.json$/.test(id)) return;
      const messages = Object.entries(JSON.parse(source) as Record<string, string>);
      return JSON.stringify(
        Object.fromEntries(messages.map(([key, message]) => [key, compileMessage(message)])),
      );
    },
  };
}

export default defineConfig({
  plugins: [
    catalogue(),
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: { target: "es2022" },
  optimizeDeps: {
    // Found only once a page asks for them, they would make the development server load the page twice.
    include: ["@lingui/core", "eventsource-parser/stream", "marked", "uuid"],
    exclude: ["@node-rs/argon2", "@electric-sql/pglite"],
  },
});
