import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noForm, pageLoader } from "~/http/page-route.server";
import { englishWords } from "~/i18n/words";
import { listAudit, ReadAudit } from "~/identity/settings/list-audit.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { AuditList } from "~/organizations/ui/audit-list";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { timeZoneOf, useTimeZone } from "~/ui/reader-zone";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.audit") }];

export const loader = pageLoader({ who: "admin", query: ReadAudit }, async ({ actor, query, request }) => {
  const [place, page] = await Promise.all([getSettingsPlace(actor), listAudit(actor, query)]);
  return { place, page, timeZone: timeZoneOf(request) };
});

export const action = noForm;

export default function Audit() {
  const { place, page, timeZone } = useLoaderData<typeof loader>();
  return (
    <SettingsFrame page="audit" place={place}>
      <AuditList {...page} zone={{ locale: "en", timeZone: useTimeZone(timeZone) }} />
    </SettingsFrame>
  );
}
