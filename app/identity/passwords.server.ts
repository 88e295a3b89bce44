import { hash, verify } from "@node-rs/argon2";

/** The longest password taken, in characters: hashing more would be work for whoever asks. */
export const maxPasswordLength = 1_024;

/** Argon2id, the algorithm the library takes by default; memory in KiB. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Hashes a password (argon2id, random salt) for `User.passwordHash`. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), parameters);
}

/**
 * Whether this is the password of that hash. Without a hash (nobody has that e-mail address, or a person
 * has no password) the answer is no, after the same work.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("");
  const matches = await verify(stored ?? (await decoy), password.normalize("NFC"));
  return matches && stored !== null;
}
