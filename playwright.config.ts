import { defineConfig, devices } from "@playwright/test";

// As root Chromium has no sandbox; the rest keeps it from calling home.
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A test that hangs is cut; one that is slow because the machine is busy is not.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    ...devices["Desktop Chrome"],
    // A trace of every step would cost as much as the steps.
    screenshot: "only-on-failure",
    // What moves is drawn by the processor here, sixty times a second, in every page that is open.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: process.env.PARLEY_CHROMIUM, args },
  },
  projects: [
    { name: "js", testIgnore: "no-js/**" },
    { name: "no-js", testIgnore: "js/**", use: { javaScriptEnabled: false } },
  ],
});
