import { migrate } from "../../app/database/migrate.server.ts";
import { connectPool } from "../../app/database/postgres-pool.server.ts";

// Migrates a database and prints what it applied.
const pool = await connectPool(process.argv[2] ?? "");
console.log(JSON.stringify(await migrate(pool)));
await pool.end();
