/** What a resource route's handler returned, as a response: its own, 204 for nothing, else JSON. Never stored. */
export function answerOf(result: unknown): Response {
  if (result instanceof Response) return result;
  if (result === undefined) return new Response(null, { status: 204 });
  return Response.json(result, { headers: { "Cache-Control": "no-store" } });
}
