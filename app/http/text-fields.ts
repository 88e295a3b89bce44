import { z } from "zod";
import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import { longestMessage } from "./longest-message";

/** PostgreSQL's `integer`, which every seq and rev is. */
const maxInteger = 2_147_483_647;

/** What shows nothing on its own: spaces, controls, zero-width and other ignorable characters, the empty Braille cell. */
const unseen = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a reader would see anything of the text. */
function isVisible(text: string): boolean {
  return text.replace(unseen, "") !== "";
}

/** Whether PostgreSQL can store the text and a stream can carry it: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

const storable = z.string().refine(isStorable, { error: () => englishWords("problems.field-characters") });

const tooLong = (max: number) => ({ error: () => englishWords("problems.field-too-long", { max }) });

/**
 * Text of many lines, kept as written but for line ends, which become `\n`; something of it must be
 * visible. `max` counts UTF-16 units, as a textarea's `maxlength` does.
 */
export const writtenText = (max: number) =>
  storable
    .transform((text) => text.replace(/\r\n?/g, "\n"))
    .refine((text) => text.length <= max, tooLong(max))
    .refine(isVisible, { error: () => englishWords("problems.field-blank") });

/** What a message says: 1 to 10,000 characters. */
export const messageBody = writtenText(longestMessage);

/** What was typed so far and is only shown again: may be empty, and as long as a message. */
export const keptText = storable.refine((text) => text.length <= longestMessage, tooLong(longestMessage));

/** A remark of at most `max` characters, without the spaces around it; may be empty. */
export const shortText = (max: number) =>
  storable
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text.length <= max, tooLong(max))
    .transform((text) => (isVisible(text) ? text : ""));

/** A name or title: one visible line of at most `max` characters, without the spaces around it. */
export const lineOfText = (max: number) =>
  storable
    .transform((text) => text.trim())
    .refine((text) => text.length <= max, tooLong(max))
    .refine((text) => !/[\n\r\v\f\u0085\u2028\u2029]/.test(text), {
      error: () => englishWords("problems.field-one-line"),
    })
    .refine(isVisible, { error: () => englishWords("problems.field-blank") });

/** What to search for: at most 200 characters, may be empty. */
export const searchText = storable
  .transform((text) => text.trim())
  .refine((text) => text.length <= 200, tooLong(200));

/** An e-mail address as it is stored and compared: lower case, at most 254 characters. */
export const emailAddress = storable
  .transform((text) => text.normalize("NFC").trim().toLowerCase())
  .refine((text) => text.length <= 254, tooLong(254))
  .refine((text) => /^[^\s@<>",;:]+@[^\s@<>",;:]+$/u.test(text), {
    error: () => englishWords("problems.field-email"),
  });

/** The sender's key for one message. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** An id in a body or query. */
export const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

/** An id in a path. Throws `DomainError("not-found")` for anything else, as for an id that does not exist. */
export function requireUuid(param: string | undefined): string {
  const id = uuid.safeParse(param);
  if (!id.success) throw new DomainError("not-found");
  return id.data.toLowerCase();
}

/** A seq or rev in JSON. */
export const seqNumber = z.int().min(0).max(maxInteger);

/** A whole number written out, in a form or a query, from `min` to `max`. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/** A seq or rev written out, in a form or a query. */
export const seqText = wholeNumber(0, maxInteger);

const isoForm = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A moment in ISO 8601, as a Date; without a zone it is UTC, without a time the day's start. Only what all
 * databases and clients read alike: the years 1 to 9999, in UTC as well.
 */
export const instant = z.string().transform((text, context) => {
  const [, day, time, , , zone] = isoForm.exec(text) ?? [];
  const moment = new Date(time === undefined || zone !== undefined ? text : `${text}Z`);
  const year = moment.getUTCFullYear();
  if (day !== undefined && isDay(day) && year >= 1 && year <= 9_999) return moment;
  context.addIssue({ code: "custom", message: englishWords("problems.field-date") });
  return z.NEVER;
});

/** A day of a calendar as a date input sends it, `YYYY-MM-DD`, of the years 1000 to 9998; empty is undefined. */
export const calendarDay = z.string().transform((text, context) => {
  if (text === "") return undefined;
  if (/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && text < "9999" && isDay(text)) return text;
  context.addIssue({ code: "custom", message: englishWords("problems.field-date") });
  return z.NEVER;
});

/** Date.parse takes February 31 for March 3. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
