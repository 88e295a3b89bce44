import { compileMessage } from "@lingui/message-utils/compileMessage";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type Rollup } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const language = "en";
const root = fileURLToPath(new URL("./app/i18n/", import.meta.url));
const rooms = readdirSync(join(root, language)).map((name) => name.replace(".json", ""));
const roomsNamed = new RegExp(`["'\`](${rooms.join("|")})\\.[a-z]`, "g");
const words = "virtual:words/";

/**
 * Compiles the catalogue's ICU messages, so that no parser of them is sent to the browser, and has each file load the
 * words of the rooms it names ids of, so that no page is sent the words of others.
 */
export function catalogue(): Plugin {
  return {
    name: "parley:catalogue",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(words) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${words}`)) return;
      const file = join(root, language, `${id.slice(words.length + 1)}.json`);
      this.addWatchFile(file);
      const messages = Object.entries(JSON.parse(await readFile(file, "utf8")) as Record<string, string>);
      const compiled = Object.fromEntries(messages.map(([key, message]) => [key, compileMessage(message)]));
      return {
        code: `import { addWords } from "~/i18n/catalogue"; addWords(${JSON.stringify(language)}, ${JSON.stringify(compiled)});`,
        moduleSideEffects: true,
      };
    },
    transform(source, id) {
      if (!/\/(app|tests)\/.*\.tsx?(\?|$)/.test(id) || id.includes("/node_modules/")) return;
      const named = new Set([...source.matchAll(roomsNamed)].map(([, room]) => room));
      if (named.size === 0) return;
      return {
        code: `${[...named].map((room) => `import "${words}${room}";`).join("")}${source}`,
        map: null,
      };
    },
  };
}

const libraries =
  /\/node_modules\/(@remix-run|react|react-dom|react-router|react-router-dom|scheduler|turbo-stream)\//;

/**
 * Puts what pages share into few files: each costs a request, and many small ones compress worse. What only some pages
 * need stays out of the others.
 */
function fewFiles(): Rollup.GetManualChunk {
  const known = new Map<string, Set<string>>();
  return (id, { getModuleInfo }) => {
    function isLoadedWith(name: string): boolean {
      const modules = known.get(name) ?? new Set([fileURLToPath(new URL(`./app/${name}`, import.meta.url))]);
      // A set hands out what is added to it while it is gone through.
      if (!known.has(name))
        for (const each of modules)
          getModuleInfo(each)?.importedIds.forEach((imported) => modules.add(imported));
      known.set(name, modules);
      return modules.has(id);
    }
    const isOnPage = (name: string) => isLoadedWith(`${name}?__remix-build-client-route`);
    if (libraries.test(id)) return "react";
    if (isLoadedWith("entry.client.tsx") || isOnPage("root.tsx")) return "shell";
    if (!isOnPage("routes/messages.tsx")) return null;
    if (isOnPage("routes/login.tsx")) return "shell";
    return isOnPage("routes/inbox.$conversationId.tsx") ? "thread" : null;
  };
}

export default defineConfig(({ isSsrBuild }) => ({
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
  build: {
    target: "es2022",
    minify: isSsrBuild ? false : "terser",
    ...(!isSsrBuild && { rollupOptions: { output: { manualChunks: fewFiles() } } }),
  },
  optimizeDeps: {
    // Found only once a page asks for them, they would make the development server load the page twice.
    include: ["@lingui/core", "eventsource-parser/stream", "marked", "uuid"],
    exclude: ["@node-rs/argon2", "@electric-sql/pglite"],
  },
}));
