// `npm start` and `npm run dev`: makes what is missing, then becomes the server.
import { prepare, StepFailed } from "./prepare.mjs";
import { ownNode, run } from "./run-program.mjs";

const development = process.argv.includes("--dev");

try {
  await prepare({ build: !development });
  process.exitCode = await run(ownNode, ["--disable-warning=ExperimentalWarning", "server.ts"], {
    NODE_ENV: development ? "development" : "production",
  });
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}
