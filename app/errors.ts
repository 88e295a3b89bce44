/** Every way a request can be refused, and the HTTP status each one gets. */
export const statusOf = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "client-id-reused": 409,
  "newer-messages": 409,
  conflict: 409,
  "not-offered": 409,
  "too-large": 413,
  "unsupported-media-type": 415,
  invalid: 422,
  "rate-limited": 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** One field that was refused; `pointer` is a JSON pointer into the body (`/body`), `detail` a sentence. */
export type FieldError = { pointer: string; detail: string };

/**
 * A refusal the caller can understand. Domain code throws it; routes turn it into a page or a problem.
 * `retryAfter` is in seconds.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    options: { fields?: FieldError[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return statusOf[this.code];
  }
}
