import { z } from "zod";
import { DomainError } from "~/errors";
import type { LoadContext } from "~/http/load-context";
import { emailAddress } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import type { Role } from "./actor";
import { authenticator } from "./authenticator.server";
import { countGuess } from "./password-guesses.server";
import { maxPasswordLength } from "./passwords.server";
import { startSession } from "./sessions.server";

/** The form at `/login`. */
export const LogIn = z.object({
  email: emailAddress,
  password: z.string().min(1).max(maxPasswordLength),
  redirectTo: z.string().optional(),
});

/**
 * Logs in who knows the password of an e-mail address, to the oldest of their memberships. Returns their
 * role and the headers with the new session's cookie. Throws `DomainError`: invalid in the same words
 * whichever of the two is wrong; rate-limited.
 */
export async function logIn(
  request: Request,
  context: Pick<LoadContext, "clientAddress">,
  { email, password }: Pick<z.output<typeof LogIn>, "email" | "password">,
): Promise<{ role: Role; headers: Headers }> {
  const membership = await countGuess(email, context.clientAddress, () => {
    const form = new URLSearchParams({ email, password });
    const attempt = new Request(request.url, { method: "POST", body: form });
    return authenticator.authenticate("password", attempt);
  });
  if (!membership)
    throw new DomainError("invalid", {
      fields: [{ pointer: "", detail: englishWords("problems.login-refused") }],
    });
  return { role: membership.role, headers: await startSession(request, membership) };
}
