/*
 * What the same bytes become on their way to many connections is made once: the next connection that asks for it
 * with the same buffers gets the same buffer.
 */

const chunks = new WeakMap<Buffer, Buffer>();
const sequences = new WeakMap<Buffer, WeakMap<Buffer, Buffer>>();

const lineEnd = Buffer.from("\r\n");

/** Bytes as one chunk of HTTP/1.1 (RFC 9112 §7.1). */
export function chunkOf(bytes: Buffer): Buffer {
  let chunk = chunks.get(bytes);
  if (!chunk) {
    const size = Buffer.from(`${bytes.length.toString(16)}\r\n`);
    chunks.set(bytes, (chunk = Buffer.concat([size, bytes, lineEnd])));
  }
  return chunk;
}

/** One after the other, in one buffer. */
export function joinFrames(first: Buffer, next: Buffer): Buffer {
  let known = sequences.get(first);
  if (!known) sequences.set(first, (known = new WeakMap()));
  let joined = known.get(next);
  if (!joined) known.set(next, (joined = Buffer.concat([first, next])));
  return joined;
}
