import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { englishWords, useWords } from "~/i18n/words";
import { ChangePassword, changePassword } from "~/organizations/profile/change-password.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { SettingsForm } from "~/organizations/ui/settings-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { Field } from "~/ui/field";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.password-change") }];

export const loader = pageLoader({ who: "member" }, async ({ actor }) => ({
  place: await getSettingsPlace(actor),
}));

export const action = formAction(
  { who: "member", form: ChangePassword },
  async ({ actor, values, context }) => {
    await changePassword(actor, values, context.clientAddress);
    const notice = { kind: "done", text: englishWords("settings.password-changed") } as const;
    return { to: "/settings/profile", notice };
  },
);

export default function Password() {
  const t = useWords();
  const { place } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <SettingsFrame page="profile" place={place} title={t("settings.password-change")}>
      <SettingsForm
        action="/settings/profile/password"
        message={problem?.message}
        submit={t("settings.password-change")}
      >
        <Field
          label={t("settings.password-current")}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          error={problem?.errors["currentPassword"]}
        />
        <Field
          label={t("settings.password-new")}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          help={t("settings.password-help")}
          error={problem?.errors["password"]}
        />
      </SettingsForm>
    </SettingsFrame>
  );
}
