import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { beforeHeaders } from "./before-headers.server.ts";

/** `https`: PUBLIC_URL is https. `development`: Vite's inline styles and its socket are let through. */
export type SecurityHeadersOptions = { https: boolean; development: boolean };

/**
 * Sets on every response what keeps a page to itself, puts the Content-Security-Policy's nonce into
 * `response.locals.nonce`, and makes private what nobody declared public.
 */
export function securityHeaders({ https, development }: SecurityHeadersOptions): RequestHandler {
  const fixed = new Map(
    Object.entries({
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      ...(https && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
    }),
  );
  return (_request, response, next) => {
    // Of the random sources of Node the only one that does not ask the system each time.
    const nonce = randomUUID();
    response.locals.nonce = nonce;
    response.setHeader("Content-Security-Policy", contentSecurityPolicy(nonce, development));
    response.setHeaders(fixed);
    beforeHeaders(response, () => {
      if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
    });
    next();
  };
}

function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    development ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}
