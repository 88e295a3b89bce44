import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSavedReply } from "~/conversations/replies/list-saved-replies.server";
import { SaveReply, saveReply } from "~/conversations/replies/save-reply.server";
import { DomainError } from "~/errors";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords, useWords } from "~/i18n/words";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { DeleteForm } from "~/organizations/ui/delete-form";
import { ReplyForm } from "~/organizations/ui/reply-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.reply.title ?? englishWords("settings.replies") },
];

export const loader = pageLoader({ who: "admin" }, async ({ actor, params }) => {
  const id = requireUuid(params["replyId"]);
  const [place, reply] = await Promise.all([getSettingsPlace(actor), getSavedReply(actor, id)]);
  if (!reply) throw new DomainError("not-found");
  return { place, reply };
});

export const action = formAction({ who: "admin", form: SaveReply }, async ({ actor, values, params }) => {
  await saveReply(actor, requireUuid(params["replyId"]), values);
  return { to: "/settings/replies", notice: { kind: "done", text: englishWords("settings.saved") } };
});

export default function Reply() {
  const t = useWords();
  const { place, reply } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const address = `/settings/replies/${reply.id}`;
  return (
    <SettingsFrame page="replies" place={place} title={<bdi>{reply.title}</bdi>}>
      <ReplyForm key={reply.id} action={address} reply={reply} problem={problem} />
      <DeleteForm
        action={`${address}/remove`}
        question={t("settings.reply-remove", { title: reply.title })}
      />
    </SettingsFrame>
  );
}
