import type { Connection } from "~/realtime/connection.server";

/** What Express knows about a request and Remix cannot: passed to every loader and action. */
export type LoadContext = {
  requestId: string;
  /** The Content-Security-Policy nonce of this response. */
  nonce: string;
  /** The client's address, as far as TRUST_PROXY lets us believe it. */
  clientAddress: string;
  /** True where the browser said nothing of the request's origin: the form's signed token must vouch for it. */
  formTokenRequired: boolean;
  /** The connection itself, for streams. */
  connection: Connection;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends LoadContext {}
}
