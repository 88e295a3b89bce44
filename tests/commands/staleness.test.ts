import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { fingerprint, isInstallStale, isStale } from "../../app/commands/staleness.mjs";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const product = { stamp: "made/.fingerprint", sources: ["src", "lock"], except: "src/generated" };
let project: string;

beforeEach(() => {
  project = temporaryDirectory();
  write("src/a.ts", "a");
  write("src/deep/b.ts", "b");
  write("lock", "1");
  write(product.stamp, fingerprint(project, product));
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}

test("what was made from these sources is not made again", () => {
  expect(isStale(project, product)).toBe(false);
});

test("the same content written again changes nothing", () => {
  write("src/a.ts", "a");
  expect(isStale(project, product)).toBe(false);
});

test.each([
  ["a changed file", () => write("src/deep/b.ts", "c")],
  ["a new file", () => write("src/c.ts", "")],
  ["a removed file", () => rmSync(join(project, "src/a.ts"))],
  ["a renamed file", () => cpSync(join(project, "src/a.ts"), join(project, "src/z.ts"))],
  ["a product that is gone", () => rmSync(join(project, "made"), { recursive: true })],
])("%s makes it stale", (_what, change) => {
  change();
  expect(isStale(project, product)).toBe(true);
});

test("what is generated among the sources does not count", () => {
  write("src/generated/client.ts", "x");
  expect(isStale(project, product)).toBe(false);
});

const lock = {
  packages: {
    "": { name: "parley" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/for-another-system": { version: "1.0.0", optional: true },
  },
};

function install(a: string): void {
  write("node_modules/.bin/node", "");
  write(
    "node_modules/.package-lock.json",
    JSON.stringify({ packages: { "node_modules/a": { version: a } } }),
  );
}

test("packages are installed where there are none", () => {
  write("package-lock.json", JSON.stringify(lock));
  expect(isInstallStale(project)).toBe(true);
});

test("packages that npm installed as locked are not installed again", () => {
  write("package-lock.json", JSON.stringify(lock));
  install("1.0.0");
  expect(isInstallStale(project)).toBe(false);
});

test("packages are installed again when the lock names another version", () => {
  write("package-lock.json", JSON.stringify(lock));
  install("0.9.0");
  expect(isInstallStale(project)).toBe(true);
});

test("packages are installed again when their Node is missing", () => {
  write("package-lock.json", JSON.stringify(lock));
  install("1.0.0");
  rmSync(join(project, "node_modules/.bin/node"));
  expect(isInstallStale(project)).toBe(true);
});

test("this project's own packages count as installed", () => {
  expect(readFileSync("package-lock.json", "utf8")).toContain('"node_modules/node"');
  expect(isInstallStale(process.cwd())).toBe(false);
});
