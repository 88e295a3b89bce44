import { DomainError } from "~/errors";
import { maxBodyBytes } from "./max-body-bytes";

/**
 * Reads a request's body, at most 1 MiB of it: no more is ever held. Throws `DomainError("too-large")`,
 * or `DomainError("malformed")` when the client went away before the end.
 */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new DomainError("malformed", { cause });
    });
    if (done) break;
    size += value.byteLength;
    // The stream is left as it is: to cancel it would cut the connection the answer goes out on.
    if (size > maxBodyBytes) throw new DomainError("too-large");
    chunks.push(value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The body as text. Throws `DomainError("malformed")` where it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError("malformed", { cause });
  }
}

/** A request's media type, in lower case and without parameters. */
export function mediaTypeOf(request: Request): string {
  return (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
