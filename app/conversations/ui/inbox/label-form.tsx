import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import type { Label } from "~/conversations/labels/label";
import { LabelChips, Swatch } from "./label-chips";

type LabelFormProps = { conversationId: string; names: readonly string[]; labels: readonly Label[] };

/** What a conversation is about, and the ticks that change it. */
export function LabelForm({ conversationId, names, labels }: LabelFormProps) {
  const t = useWords();
  if (labels.length === 0) return null;
  return (
    <section>
      <h3 className="about__title">{t("inbox.labels")}</h3>
      <div className="labels">
        <LabelChips names={names} labels={labels} />
        <Menu
          className="labels__menu"
          summaryClassName="chip chip--add"
          summary={
            <>
              <Icon name="plus" />
              {t("inbox.labels-change")}
            </>
          }
        >
          <form method="post" action={`/inbox/${conversationId}/labels`} key={names.join("\n")}>
            <FormToken />
            <LabelTicks names={names} labels={labels} />
            <div className="menu__form">
              <Button small>{t("inbox.labels-save")}</Button>
            </div>
          </form>
        </Menu>
      </div>
    </section>
  );
}

/** One tick per label, as fields `label`. */
function LabelTicks({ names, labels }: Omit<LabelFormProps, "conversationId">) {
  const t = useWords();
  return (
    <fieldset className="label-ticks">
      <legend className="hidden-text">{t("inbox.labels")}</legend>
      {labels.map(({ id, name }) => (
        <label key={id} className="menu__item">
          <input type="checkbox" name="label" value={id} defaultChecked={names.includes(name)} />
          <Swatch name={name} labels={labels} />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
