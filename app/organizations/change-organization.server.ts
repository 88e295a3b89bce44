import { z } from "zod";
import { lineOfText, shortText } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import { changeSettings } from "~/identity/settings/change-settings.server";
import { englishWords } from "~/i18n/words";

/** A checkbox: sent where it is ticked, absent where it is not. */
const ticked = z
  .enum(["true"])
  .optional()
  .transform((value) => value === "true");

/** The form at `/settings/organization`. */
export const ChangeOrganization = z.object({
  name: lineOfText(100),
  /** A CSS colour; the shades of both themes keep their contrast whatever it is. */
  accent: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .refine((text) => /^#[0-9a-f]{6}$/.test(text), { error: () => englishWords("settings.accent-form") }),
  joinable: ticked,
});

/** The form at `/settings/assistant`. */
export const ChangeAssistant = z.object({
  assistantName: lineOfText(60),
  greeting: shortText(1_000),
  assistantInstructions: shortText(4_000),
  assistantEnabled: ticked,
});

type OrganizationFields = z.output<typeof ChangeOrganization> | z.output<typeof ChangeAssistant>;

/** Changes what the organization or its assistant is like, and writes down which fields. Throws forbidden. */
export async function changeOrganization(actor: Actor, fields: OrganizationFields): Promise<void> {
  const where = { id: actor.organizationId };
  await changeSettings(actor, async ({ tx, audit }) => {
    const before: Record<string, unknown> = await tx.organization.findUniqueOrThrow({ where });
    const changed = Object.entries(fields).flatMap(([field, value]) =>
      before[field] === value ? [] : [field],
    );
    if (changed.length === 0) return;
    await tx.organization.update({ where, data: fields });
    const action = "accent" in fields ? "organization-changed" : "assistant-changed";
    await audit({ action, detail: { fields: changed } });
  });
}
