import { z } from "zod";
import { DomainError } from "~/errors";
import { fieldErrorsOf } from "./field-errors";
import type { LoadContext } from "./load-context";
import { decodeUtf8, mediaTypeOf, readBody } from "./read-body.server";
import { isStorable } from "./text-fields";

/**
 * Reads a JSON body by the domain's schema; fields it does not know are refused. Throws `DomainError`:
 * forbidden (nothing says which site it comes from), unsupported-media-type, too-large, malformed,
 * invalid with a JSON pointer for each field.
 */
export async function parseJson<Schema extends z.ZodType>(
  request: Request,
  context: LoadContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (context.formTokenRequired) throw new DomainError("forbidden");
  if (!/^application\/(json|[\w.-]+\+json)$/.test(mediaTypeOf(request)))
    throw new DomainError("unsupported-media-type");
  const input = jsonOf(decodeUtf8(await readBody(request)));
  const parsed = strictOf(schema).safeParse(input, { reportInput: true });
  if (!parsed.success) throw new DomainError("invalid", { fields: fieldErrorsOf(parsed.error) });
  return parsed.data as z.output<Schema>;
}

const strictSchemas = new WeakMap<z.ZodType, z.ZodType>();

/** The schema that refuses unknown fields, made once: zod compiles each that is made. */
function strictOf(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema;
  const strict = strictSchemas.get(schema) ?? schema.strict();
  strictSchemas.set(schema, strict);
  return strict;
}

/** Escapes can write what UTF-8 cannot: NUL and halves of surrogate pairs. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (key: string, value: unknown) => {
      if (!isStorable(key) || (typeof value === "string" && !isStorable(value)))
        throw new DomainError("malformed");
      return value;
    }) as unknown;
  } catch (cause) {
    throw new DomainError("malformed", { cause });
  }
}
