import { readdirSync } from "node:fs";
import express, { type RequestHandler } from "express";

/** Serves what a directory held at the start; addresses of pages cost no look at the disk. */
export function staticFiles(directory: string): RequestHandler {
  const names = new Set(readdirSync(directory));
  const serve = express.static(directory, { maxAge: "1h" });
  return (request, response, next) => {
    if (names.has(request.path.split("/", 2)[1] ?? "")) serve(request, response, next);
    else next();
  };
}
