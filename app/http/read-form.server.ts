import type { z } from "zod";
import { DomainError, type FieldError } from "~/errors";
import { englishWords } from "~/i18n/words";
import { holdsFormToken } from "~/identity/form-token.server";
import { fieldErrorsOf, firstOfEach } from "./field-errors";
import type { LoadContext } from "./load-context";
import { decodeUtf8, mediaTypeOf, readBody } from "./read-body.server";
import { isRepeatable } from "./repeatable-field";
import { isStorable } from "./text-fields";

/** What was typed, by field, as a form can show it again. */
export type TypedValues = Record<string, string | string[]>;

type FormReading<Schema extends z.ZodObject> = { typed: TypedValues } & (
  { ok: true; values: z.output<Schema> } | { ok: false; fields: FieldError[] }
);

const maxFields = 1_000;

/**
 * The one place where forms are read. Where the browser did not say which site the form stood on, its
 * signed token must. Fields the schema does not know are dropped, a field it knows as one value may come
 * once. Throws `DomainError`: forbidden, malformed, too-large, unsupported-media-type.
 */
export async function readForm<Schema extends z.ZodObject>(
  request: Request,
  context: LoadContext,
  schema: Schema,
): Promise<FormReading<Schema>> {
  const entries = await entriesOf(request);
  if (context.formTokenRequired) requireFormToken(request, entries);
  const { input, typed, fields } = scalarsOf(schema, entries);
  const parsed = schema.safeParse(input, { reportInput: true });
  const refused = [...fields, ...(parsed.success ? [] : fieldErrorsOf(parsed.error))];
  if (!parsed.success || refused.length > 0) return { ok: false, typed, fields: firstOfEach(refused) };
  return { ok: true, typed, values: parsed.data };
}

type Entry = [name: string, value: FormDataEntryValue];

async function entriesOf(request: Request): Promise<Entry[]> {
  const type = mediaTypeOf(request);
  const bytes = await readBody(request);
  if (type === "" && bytes.length === 0) return [];
  const entries =
    type === "application/x-www-form-urlencoded"
      ? urlencodedEntries(decodeUtf8(bytes))
      : type === "multipart/form-data"
        ? await multipartEntries(bytes, request.headers.get("Content-Type") ?? "")
        : null;
  if (!entries) throw new DomainError("unsupported-media-type");
  if (entries.length > maxFields) throw new DomainError("malformed");
  return entries;
}

/** Bytes that are no UTF-8 decode to U+FFFD; where nobody wrote one, the form is not what was typed. */
function urlencodedEntries(text: string): Entry[] {
  const entries = [...new URLSearchParams(text)];
  if (entries.flat().join().includes("\uFFFD") && !/%EF%BF%BD|\uFFFD/i.test(text))
    throw new DomainError("malformed");
  return entries;
}

async function multipartEntries(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Entry[]> {
  try {
    return [...(await new Response(bytes, { headers: { "Content-Type": type } }).formData())];
  } catch (cause) {
    throw new DomainError("malformed", { cause });
  }
}

function requireFormToken(request: Request, entries: Entry[]): void {
  const token = entries.find(([name]) => name === "formToken")?.[1];
  if (typeof token === "string" && holdsFormToken(request, token)) return;
  throw new DomainError("forbidden", {
    fields: [{ pointer: "", detail: englishWords("problems.form-expired") }],
  });
}

type Scalars = { input: TypedValues; typed: TypedValues; fields: FieldError[] };

function scalarsOf(schema: z.ZodObject, entries: Entry[]): Scalars {
  const scalars: Scalars = { input: {}, typed: {}, fields: [] };
  for (const [name, type] of Object.entries<z.core.$ZodType>(schema.shape)) {
    const given = entries.filter((entry) => entry[0] === name).map((entry) => entry[1]);
    const texts = given.filter((value) => typeof value === "string");
    const refuse = (detail: string) => scalars.fields.push({ pointer: `/${name}`, detail });
    if (texts.length < given.length) refuse(englishWords("problems.field-file"));
    else if (!texts.every(isStorable)) refuse(englishWords("problems.field-characters"));
    else if (texts.length > 1 && !isRepeatable(type)) refuse(englishWords("problems.field-repeated"));
    const value = isRepeatable(type) ? texts : texts[0];
    if (value === undefined) continue;
    scalars.input[name] = value;
    scalars.typed[name] = typeof value === "string" ? showable(value) : value.map(showable);
  }
  return scalars;
}

function showable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
