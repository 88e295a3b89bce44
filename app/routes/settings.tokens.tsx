import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/http/page-route.server";
import { parseForm } from "~/http/parse-form.server";
import { typedText } from "~/http/typed-text";
import { CreateToken, createToken, listTokens } from "~/identity/api-tokens.server";
import { requireActor } from "~/identity/guards.server";
import { englishWords } from "~/i18n/words";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { NewToken } from "~/organizations/ui/new-token";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { TokenForm } from "~/organizations/ui/token-form";
import { TokenList } from "~/organizations/ui/token-list";
import { timeZoneOf, useTimeZone } from "~/ui/reader-zone";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.tokens") }];

export const loader = pageLoader({ who: "member" }, async ({ actor, request }) => ({
  tokens: await listTokens(actor),
  place: await getSettingsPlace(actor),
  now: new Date().toISOString(),
  timeZone: timeZoneOf(request),
}));

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await parseForm(request, context, CreateToken);
  if (!form.ok) return form.reply();
  try {
    const { name, scope, expiresInDays } = form.values;
    const { token } = await createToken(actor, { name, scopes: scope, expiresInDays });
    return { created: { name, token }, problem: undefined };
  } catch (error) {
    return form.refuse(error);
  }
}

export default function Tokens() {
  const { tokens, place, now, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const created = answer && "created" in answer ? answer.created : undefined;
  const problem = answer?.problem;
  const zone = { locale: "en", timeZone: useTimeZone(timeZone) };
  return (
    <SettingsFrame page="tokens" place={place}>
      {created && <NewToken {...created} />}
      <TokenList tokens={tokens} now={now} zone={zone} />
      <TokenForm
        values={{
          name: typedText(problem, "name"),
          scopes: [problem?.values["scope"] ?? []].flat(),
          expiresInDays: typedText(problem, "expiresInDays"),
        }}
        errors={problem?.message ? { name: problem.message } : (problem?.errors ?? {})}
      />
    </SettingsFrame>
  );
}
