import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listSavedReplies } from "~/conversations/replies/list-saved-replies.server";
import { SaveReply, saveReply } from "~/conversations/replies/save-reply.server";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { englishWords } from "~/i18n/words";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { ReplyForm } from "~/organizations/ui/reply-form";
import { ReplyList } from "~/organizations/ui/reply-list";
import { SettingsFrame } from "~/organizations/ui/settings-frame";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.replies") }];

export const loader = pageLoader({ who: "admin" }, async ({ actor }) => {
  const [place, replies] = await Promise.all([getSettingsPlace(actor), listSavedReplies(actor)]);
  return { place, replies };
});

export const action = formAction({ who: "admin", form: SaveReply }, async ({ actor, values }) => {
  await saveReply(actor, null, values);
  return { to: "/settings/replies", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function Replies() {
  const { place, replies } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <SettingsFrame page="replies" place={place}>
      <ReplyList replies={replies} />
      <ReplyForm action="/settings/replies" problem={problem} />
    </SettingsFrame>
  );
}
