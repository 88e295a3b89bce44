import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as 43 characters of base64url: what cookies and tokens hold. */
export function randomText(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex: what the database holds of a random text. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
