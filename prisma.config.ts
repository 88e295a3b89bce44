import { defineConfig } from "prisma/config";

// The command line would download a native engine that nothing here runs: migrations
// go through the WebAssembly engine (app/database), and `generate` needs none.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
