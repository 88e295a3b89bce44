import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { commandControl } from "~/conversations/ui/commands/command-control";
import type { Colleague } from "~/conversations/casework/list-colleagues.server";

type AssignFormProps = {
  conversationId: string;
  assignee: Colleague | null;
  team: readonly Colleague[];
  me: { id: string };
};

/** Who of the team a conversation is assigned to. */
export function AssignForm({ conversationId, assignee, team, me }: AssignFormProps) {
  const t = useWords();
  const isGone = assignee && !team.some(({ id }) => id === assignee.id);
  return (
    <section>
      <h3 className="about__title">{t("inbox.conversation")}</h3>
      <form className="assign" method="post" action={`/inbox/${conversationId}/assignment`}>
        <FormToken />
        <label htmlFor="assignee">{t("inbox.assigned-to")}</label>
        <span className="select">
          {/* What is chosen follows what others change. */}
          <select
            key={assignee?.id}
            className="input input--small"
            id="assignee"
            {...commandControl("assign")}
            name="assigneeId"
            defaultValue={assignee?.id ?? ""}
          >
            <option value="">{t("inbox.holder-nobody")}</option>
            {[...team, ...(isGone ? [assignee] : [])].map(({ id, name }) => (
              <option key={id} value={id}>
                {id === me.id ? t("inbox.assignee-you", { name }) : name}
              </option>
            ))}
          </select>
          <Icon name="down-small" />
        </span>
        <Button small>{t("inbox.assign")}</Button>
      </form>
    </section>
  );
}
