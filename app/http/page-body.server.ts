import { Transform } from "node:stream";

/**
 * A page's bytes on their way from React 18, which leaves NUL bytes where a character of several bytes meets the end
 * of its buffer. UTF-8 has no other use for them.
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
