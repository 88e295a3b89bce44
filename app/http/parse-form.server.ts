import { data } from "@remix-run/node";
import type { z } from "zod";
import { DomainError, type FieldError } from "~/errors";
import { englishWords } from "~/i18n/words";
import { formTokenFor } from "~/identity/form-token.server";
import type { LoadContext } from "./load-context";
import { isPageProblem, pageProblem, refusalOf } from "./problem.server";
import { readForm, type TypedValues } from "./read-form.server";

/** What a page shows again after a form was refused. Passwords are never among `values`. */
export type FormProblem = {
  /** The refusal's code (`ErrorCode`, or "internal"). */
  code: string;
  values: TypedValues;
  /** A sentence by field. */
  errors: Record<string, string>;
  /** A sentence for the whole form, where no field is to blame. */
  message: string | null;
};

type FormReply = ReturnType<typeof data<{ problem: FormProblem }>>;

/** A form that was read: its values, or the answer that shows it again. */
export type Form<Values> =
  | {
      ok: true;
      values: Values;
      /** What was typed, to be shown again. Passwords are never among it. */
      typed: TypedValues;
      /**
       * The answer for what the domain threw: the page again with its status (400 for invalid fields)
       * and what was typed. Throws on what the page cannot show: redirects, 401, 403 and 404, and 503, which
       * keeps it from loading: what was typed goes with that.
       */
      refuse: (error: unknown) => FormReply;
    }
  | { ok: false; problem: FormProblem; reply: (status?: number) => FormReply };

/**
 * Reads the form a page's action was sent, by the domain's schema. Throws, for the page's
 * ErrorBoundary, what no form of ours sends: 403, 405, 413, 415, malformed bodies.
 */
export async function parseForm<Schema extends z.ZodObject>(
  request: Request,
  context: LoadContext,
  schema: Schema,
): Promise<Form<z.output<Schema>>> {
  if (request.method !== "POST")
    throw pageProblem(new DomainError("method-not-allowed"), request, { Allow: "GET, HEAD, POST" });
  const form = await readForm(request, context, schema).catch((error: unknown) => {
    throw pageProblem(error, request);
  });
  const typed = withoutSecrets(form.typed);
  if (form.ok)
    return { ok: true, values: form.values, typed, refuse: (error) => refuse(error, request, typed) };
  const problem = formProblem("invalid", typed, form.fields, null);
  return { ok: false, problem, reply: (status = 400) => data({ problem }, { status }) };
}

const endsThePage = new Set([401, 403, 404]);

function refuse(error: unknown, request: Request, typed: TypedValues): FormReply {
  if (error instanceof Response) throw error;
  if (isPageProblem(error)) throw keepDraft(error, request, typed);
  const { code, status, detail, fields, retryAfter } = refusalOf(error, request);
  if (endsThePage.has(status)) throw pageProblem(error, request);
  if (status === 503) throw keepDraft(pageProblem(error, request), request, typed);
  const named = fields.some(({ pointer }) => pointer !== "");
  const problem = formProblem(code, typed, fields, code === "invalid" && named ? null : detail);
  const headers = retryAfter === undefined ? undefined : { "Retry-After": String(retryAfter) };
  return data({ problem }, { status: code === "invalid" ? 400 : status, headers });
}

function keepDraft<Thrown extends ReturnType<typeof pageProblem>>(
  thrown: Thrown,
  request: Request,
  typed: TypedValues,
): Thrown {
  if (isPageProblem(thrown) && thrown.init?.status === 503)
    thrown.data.draft = { ...typed, formToken: formTokenFor(request) ?? "" };
  return thrown;
}

function formProblem(
  code: string,
  values: TypedValues,
  fields: FieldError[],
  message: string | null,
): FormProblem {
  const errors: Record<string, string> = {};
  for (const { pointer, detail } of fields) {
    const field = pointer.split("/")[1];
    if (field) errors[field] ??= detail;
  }
  const named = Object.keys(errors).length > 0;
  return { code, values, errors, message: message ?? (named ? null : englishWords("problems.invalid")) };
}

function withoutSecrets(typed: TypedValues): TypedValues {
  return Object.fromEntries(Object.entries(typed).filter(([field]) => !/password/i.test(field)));
}
