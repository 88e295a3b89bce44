import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { typedText } from "~/http/typed-text";
import { englishWords, useWords } from "~/i18n/words";
import { ChangeAssistant, changeOrganization } from "~/organizations/change-organization.server";
import { getOrganizationSettings } from "~/organizations/organization.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { SettingsForm } from "~/organizations/ui/settings-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { Field } from "~/ui/field";
import { TextArea } from "~/ui/text-area";
import { Tick } from "~/ui/tick";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.assistant") }];

export const loader = pageLoader({ who: "admin" }, async ({ actor }) => {
  const [place, settings] = await Promise.all([getSettingsPlace(actor), getOrganizationSettings(actor)]);
  const { assistantEnabled, assistantName, assistantInstructions, greeting } = settings;
  return { place, assistantEnabled, assistantName, assistantInstructions, greeting };
});

export const action = formAction({ who: "admin", form: ChangeAssistant }, async ({ actor, values }) => {
  await changeOrganization(actor, values);
  return { to: "/settings/assistant", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function Assistant() {
  const t = useWords();
  const { place, ...assistant } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const field = (name: "assistantName" | "assistantInstructions" | "greeting") => ({
    name,
    defaultValue: typedText(problem, name) ?? assistant[name],
    error: problem?.errors[name],
  });
  return (
    <SettingsFrame page="assistant" place={place}>
      <SettingsForm action="/settings/assistant" message={problem?.message}>
        <Tick
          label={t("settings.assistant-enabled")}
          name="assistantEnabled"
          help={t("settings.assistant-enabled-help")}
          defaultChecked={
            problem ? typedText(problem, "assistantEnabled") === "true" : assistant.assistantEnabled
          }
        />
        <Field {...field("assistantName")} label={t("settings.assistant-name")} required maxLength={60} />
        <TextArea
          {...field("greeting")}
          label={t("settings.assistant-greeting")}
          help={t("settings.assistant-greeting-help")}
          maxLength={1_000}
        />
        <TextArea
          {...field("assistantInstructions")}
          label={t("settings.assistant-instructions")}
          help={t("settings.assistant-instructions-help")}
          maxLength={4_000}
        />
      </SettingsForm>
    </SettingsFrame>
  );
}
