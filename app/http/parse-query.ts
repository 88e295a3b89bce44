import type { z } from "zod";
import { DomainError, type FieldError } from "~/errors";
import { englishWords } from "~/i18n/words";
import { fieldErrorsOf, firstOfEach } from "./field-errors";
import { isRepeatable } from "./repeatable-field";
import { isStorable } from "./text-fields";

/**
 * Reads the query by a schema of texts; parameters it does not know are dropped, one it knows as one
 * value may come once. Throws `DomainError("malformed")` with a pointer for each parameter.
 */
export function parseQuery<Schema extends z.ZodObject>(request: Request, schema: Schema): z.output<Schema> {
  const { searchParams } = new URL(request.url);
  const input: Record<string, string | string[]> = {};
  const fields: FieldError[] = [];
  for (const [name, type] of Object.entries<z.core.$ZodType>(schema.shape)) {
    const given = searchParams.getAll(name);
    const repeatable = isRepeatable(type);
    if (given.length > 1 && !repeatable)
      fields.push({ pointer: `/${name}`, detail: englishWords("problems.field-repeated") });
    if (!given.every(isStorable))
      fields.push({ pointer: `/${name}`, detail: englishWords("problems.field-characters") });
    const value = repeatable ? given : given[0];
    if (value !== undefined) input[name] = value;
  }
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) fields.push(...fieldErrorsOf(parsed.error));
  if (!parsed.success || fields.length > 0)
    throw new DomainError("malformed", { fields: firstOfEach(fields) });
  return parsed.data;
}
