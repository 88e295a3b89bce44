import type { HeadersFunction } from "@remix-run/node";

/** A page's own headers: those of a refusal (`Allow`, `Retry-After`), which Remix drops from pages unless told. */
export const pageHeaders: HeadersFunction = ({ errorHeaders, actionHeaders }) =>
  errorHeaders ?? actionHeaders;
