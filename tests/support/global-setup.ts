import type { TestProject } from "vitest/node";
import { embeddedDump } from "./embedded-dump.ts";
import { makeTemplate } from "./postgres-template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database every test file starts from: a file to load, or a name to copy. */
    emptyDatabase: { dump: string } | { url: string; template: string };
  }
}

/** Migrates one empty database, once for the whole run. */
export default async function setup({ provide }: TestProject): Promise<void | (() => Promise<void>)> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return provide("emptyDatabase", { dump: await embeddedDump() });
  const { template, drop } = await makeTemplate(url);
  provide("emptyDatabase", { url, template });
  return drop;
}
