import { giveBack, resetLimit, takeFrom } from "~/http/rate-limits.server";
import { networkOf } from "./client-network";
import { digestOf } from "./secret-text.server";

/**
 * Counts an attempt at the password of an e-mail address, which `guess` makes: null is a wrong one. By address, and by
 * account with address, so that guessing from elsewhere locks nobody out. Throws `DomainError("rate-limited")`.
 */
export async function countGuess<Result>(
  email: string,
  clientAddress: string,
  guess: () => Promise<Result | null>,
): Promise<Result | null> {
  const network = networkOf(clientAddress);
  const account = `${digestOf(email)}@${network}`;
  await takeFrom("login-address", network);
  await takeFrom("login-account", account);
  const result = await guess();
  if (result !== null)
    await Promise.all([giveBack("login-address", network), resetLimit("login-account", account)]);
  return result;
}
