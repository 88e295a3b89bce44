import type { z } from "zod";

/** Whether a schema's field is a list, under what wraps it: optional, default, nullable, a transform. */
export function isRepeatable(field: z.core.$ZodType): boolean {
  const def = field._zod.def as z.core.$ZodTypeDef & { innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  const inner = def.innerType ?? def.in;
  return inner ? isRepeatable(inner) : def.type === "array";
}
