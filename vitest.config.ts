import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { catalogue } from "./vite.config.ts";

export default defineConfig({
  plugins: [catalogue()],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**"],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/setup.ts"],
    restoreMocks: true,
  },
});
