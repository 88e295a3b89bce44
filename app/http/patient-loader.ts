import { isRouteErrorResponse, type ClientLoaderFunctionArgs } from "@remix-run/react";

/** How long to wait before the first new attempt, and at most, in milliseconds; up to twice as long. */
const pauses = { first: 1_000, longest: 10_000 };

/** Answers of a server, or of what stands before it, that will do better later. */
const passing = [429, 502, 503, 504];

/**
 * A page's `clientLoader`: what cannot be loaded now is loaded as soon as it can be, and until then the page stays as it
 * is. An error page would take its place, and that of what is written on it. Refusals and redirects are passed on.
 */
export async function patientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  for (let pause = pauses.first; ; pause = Math.min(pause * 2, pauses.longest)) {
    try {
      return await serverLoader();
    } catch (problem) {
      if (request.signal.aborted || !mayPass(problem)) throw problem;
    }
    await between(pause * (1 + Math.random()), request.signal);
  }
}

/** What is thrown is an answer, or there was none that could be read. */
function mayPass(problem: unknown): boolean {
  if (isRouteErrorResponse(problem)) return passing.includes(problem.status);
  return !(problem instanceof Response);
}

/** Throws when something else is loaded instead. */
async function between(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  signal.throwIfAborted();
}
