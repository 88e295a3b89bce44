import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { siteOrigin } from "~/http/site-origin.server";
import { typedText } from "~/http/typed-text";
import { englishWords, useWords } from "~/i18n/words";
import { ChangeOrganization, changeOrganization } from "~/organizations/change-organization.server";
import { getOrganizationSettings } from "~/organizations/organization.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { AccentField } from "~/organizations/ui/accent-field";
import { SettingsForm } from "~/organizations/ui/settings-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { Field } from "~/ui/field";
import { Tick } from "~/ui/tick";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.organization") }];

export const loader = pageLoader({ who: "admin" }, async ({ actor, request }) => {
  const [place, settings] = await Promise.all([getSettingsPlace(actor), getOrganizationSettings(actor)]);
  const { slug, name, accent, joinable } = settings;
  return { place, name, accent, joinable, link: `${siteOrigin(request)}/join/${slug}` };
});

export const action = formAction({ who: "admin", form: ChangeOrganization }, async ({ actor, values }) => {
  await changeOrganization(actor, values);
  return { to: "/settings/organization", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function Organization() {
  const t = useWords();
  const { place, name, accent, joinable, link } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <SettingsFrame page="organization" place={place}>
      <SettingsForm action="/settings/organization" message={problem?.message}>
        <Field
          label={t("settings.organization-name")}
          name="name"
          required
          maxLength={100}
          defaultValue={typedText(problem, "name") ?? name}
          error={problem?.errors["name"]}
        />
        <AccentField accent={accent} typed={typedText(problem, "accent")} error={problem?.errors["accent"]} />
        <Tick
          label={t("settings.organization-joinable")}
          name="joinable"
          help={t("settings.organization-joinable-help", { link })}
          defaultChecked={problem ? typedText(problem, "joinable") === "true" : joinable}
        />
      </SettingsForm>
    </SettingsFrame>
  );
}
