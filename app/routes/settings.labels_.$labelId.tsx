import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLabels } from "~/conversations/labels/list-labels.server";
import { SaveLabel, saveLabel } from "~/conversations/labels/save-label.server";
import { DomainError } from "~/errors";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords, useWords } from "~/i18n/words";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { DeleteForm } from "~/organizations/ui/delete-form";
import { LabelFields } from "~/organizations/ui/label-fields";
import { SettingsFrame } from "~/organizations/ui/settings-frame";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.label.name ?? englishWords("settings.labels") },
];

export const loader = pageLoader({ who: "admin" }, async ({ actor, params }) => {
  const id = requireUuid(params["labelId"]);
  const [place, labels] = await Promise.all([getSettingsPlace(actor), listLabels(actor)]);
  const label = labels.find((each) => each.id === id);
  if (!label) throw new DomainError("not-found");
  return { place, label };
});

export const action = formAction({ who: "admin", form: SaveLabel }, async ({ actor, values, params }) => {
  await saveLabel(actor, requireUuid(params["labelId"]), values);
  return { to: "/settings/labels", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function EditLabel() {
  const t = useWords();
  const { place, label } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const address = `/settings/labels/${label.id}`;
  return (
    <SettingsFrame page="labels" place={place} title={<bdi>{label.name}</bdi>}>
      <LabelFields key={label.id} action={address} label={label} problem={problem} />
      <DeleteForm action={`${address}/remove`} question={t("settings.label-remove", { name: label.name })} />
    </SettingsFrame>
  );
}
