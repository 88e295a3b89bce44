import { lockDirectory } from "../../app/database/embedded-lock.server.ts";

// Locks a directory, says so, and keeps it until it is killed.
try {
  lockDirectory(process.argv[2] ?? "");
  console.log("locked");
  process.stdin.resume();
} catch (error) {
  console.log((error as Error).message);
}
