import type { z } from "zod";
import type { FieldError } from "~/errors";
import { englishWords } from "~/i18n/words";

/** What a schema found wrong, as sentences of the catalogue, each at the JSON pointer of its field. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          pointer: pointerOf([...issue.path, key]),
          detail: englishWords("problems.field-unknown"),
        }))
      : [{ pointer: pointerOf(issue.path), detail: sentenceOfIssue(issue) }],
  );
}

/** Of several errors of one field, the first. */
export function firstOfEach(errors: FieldError[]): FieldError[] {
  return errors.filter(
    (error, index) => errors.findIndex(({ pointer }) => pointer === error.pointer) === index,
  );
}

/** RFC 6901. */
function pointerOf(path: PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function sentenceOfIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "invalid_type":
      return englishWords(issue.input === undefined ? "problems.field-missing" : "problems.field-type");
    case "invalid_value":
      return englishWords("problems.field-choice", { choices: issue.values.map(String).join(", ") });
    case "too_small":
      return boundSentence(issue.origin, "min", issue.minimum);
    case "too_big":
      return boundSentence(issue.origin, "max", issue.maximum);
    case "invalid_format":
      return englishWords("problems.field-format");
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
    case "unrecognized_keys":
      return englishWords("problems.field-type");
  }
}

function boundSentence(origin: string, edge: "min" | "max", bound: number | bigint): string {
  const values = { [edge]: Number(bound) };
  if (origin === "string")
    return englishWords(edge === "min" ? "problems.field-too-short" : "problems.field-too-long", values);
  if (origin === "array")
    return englishWords(edge === "min" ? "problems.field-too-few" : "problems.field-too-many", values);
  return englishWords(edge === "min" ? "problems.field-too-small" : "problems.field-too-large", values);
}
