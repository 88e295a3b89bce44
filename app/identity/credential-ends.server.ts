import type { Actor } from "./actor";

type Credential = Actor["credential"];

const listeners = new Set<(credential: Credential) => void>();

/** Calls `listener` when a session or token ends in this process, so that its open streams end. Returns how to stop. */
export function onCredentialEnded(listener: (credential: Credential) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells all listeners that a session or token has ended. */
export function announceEnd(credential: Credential): void {
  for (const listener of listeners) listener(credential);
}
