import { availableParallelism } from "node:os";
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
    // Most tests wait for servers and databases more than they compute.
    maxWorkers: availableParallelism() + 1,
    // Databases that live for one file are not worth compiling twice.
    execArgv: ["--liftoff-only"],
    // A test that hangs is cut; one that is slow because the machine is busy is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
