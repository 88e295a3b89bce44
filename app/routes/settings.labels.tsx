import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countLabelled } from "~/conversations/labels/count-labelled.server";
import { listLabels } from "~/conversations/labels/list-labels.server";
import { SaveLabel, saveLabel } from "~/conversations/labels/save-label.server";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { englishWords } from "~/i18n/words";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { LabelFields } from "~/organizations/ui/label-fields";
import { LabelList } from "~/organizations/ui/label-list";
import { SettingsFrame } from "~/organizations/ui/settings-frame";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.labels") }];

export const loader = pageLoader({ who: "admin" }, async ({ actor }) => {
  const [place, labels, uses] = await Promise.all([
    getSettingsPlace(actor),
    listLabels(actor),
    countLabelled(actor),
  ]);
  return { place, labels, uses };
});

export const action = formAction({ who: "admin", form: SaveLabel }, async ({ actor, values }) => {
  await saveLabel(actor, null, values);
  return { to: "/settings/labels", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function Labels() {
  const { place, labels, uses } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <SettingsFrame page="labels" place={place}>
      <LabelList labels={labels} uses={uses} />
      <LabelFields action="/settings/labels" problem={problem} />
    </SettingsFrame>
  );
}
