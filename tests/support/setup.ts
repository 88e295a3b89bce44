import { format } from "node:util";
import { afterAll, afterEach, beforeEach, expect, vi } from "vitest";
import { disposeServers } from "./server.ts";

// Tests decide what they run on; what the developer's shell happens to hold is not it.
for (const name of ["DATABASE_URL", "REDIS_URL", "GOOGLE_GENERATIVE_AI_API_KEY", "PUBLIC_URL"])
  delete process.env[name];
process.env.SESSION_SECRET = "a secret for tests";

// A warning is a defect that nobody has met yet: whatever is written to the console fails the test.
const complaints: string[] = [];

beforeEach(() => {
  complaints.length = 0;
  for (const method of ["error", "warn"] as const)
    vi.spyOn(console, method).mockImplementation((...args) => {
      complaints.push(format(...args));
    });
});

afterEach(() => {
  expect(complaints, "written to console.error or console.warn").toEqual([]);
});

if (typeof document !== "undefined") {
  const { cleanup, configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 20_000 });
  afterEach(cleanup);
}

afterAll(disposeServers);
