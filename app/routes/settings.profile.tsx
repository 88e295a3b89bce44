import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { typedText } from "~/http/typed-text";
import { getProfile } from "~/identity/profile.server";
import { englishWords, useWords } from "~/i18n/words";
import { ChangeName, changeName } from "~/organizations/profile/change-name.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { SettingsForm } from "~/organizations/ui/settings-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { ButtonLink } from "~/ui/button";
import { Field } from "~/ui/field";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.profile") }];

export const loader = pageLoader({ who: "member" }, async ({ actor }) => {
  const [place, { name, email }] = await Promise.all([getSettingsPlace(actor), getProfile(actor)]);
  return { place, name, email };
});

export const action = formAction({ who: "member", form: ChangeName }, async ({ actor, values }) => {
  await changeName(actor, values.name);
  return { to: "/settings/profile", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function Profile() {
  const t = useWords();
  const { place, name, email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <SettingsFrame page="profile" place={place}>
      <SettingsForm action="/settings/profile" message={problem?.message}>
        <Field
          label={t("settings.profile-name")}
          name="name"
          help={t("settings.profile-name-help")}
          autoComplete="name"
          dir="auto"
          required
          maxLength={100}
          defaultValue={typedText(problem, "name") ?? name}
          error={problem?.errors["name"]}
        />
        <dl className="field">
          <dt className="field__label">{t("settings.profile-email")}</dt>
          <dd className="profile__email">{email ?? t("settings.member-no-email")}</dd>
        </dl>
      </SettingsForm>
      <section aria-labelledby="password">
        <h2 className="section__title" id="password">
          {t("settings.password")}
        </h2>
        <ButtonLink icon="lock" href="/settings/profile/password">
          {t("settings.password-change")}
        </ButtonLink>
      </section>
    </SettingsFrame>
  );
}
