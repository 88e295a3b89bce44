// One page as a file, with the assets Parley has: what a browser needs without anything to run.
import compression from "compression";
import express from "express";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { answer } from "../world/answers.ts";

const client = join(import.meta.dirname, "../../build/client");
let page = "";

const app = express();
app.disable("x-powered-by");
app.use(compression());
app.use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: "1y" }));
app.use(express.static(client, { maxAge: "1h", index: false }));
app.get("*", (_request, response) => void response.set("Cache-Control", "no-store").type("html").send(page));

const server = app.listen(0, "127.0.0.1", () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

answer({ page: (html: string) => void (page = html) });
