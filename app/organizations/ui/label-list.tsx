import type { Label } from "~/conversations/labels/label";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

type LabelListProps = {
  labels: Label[];
  /** How many conversations carry each, by its id. */
  uses: Record<string, number>;
};

/** The labels, each the way to its own page. */
export function LabelList({ labels, uses }: LabelListProps) {
  const t = useWords();
  if (labels.length === 0)
    return (
      <div className="empty">
        <Icon name="tag" large />
        <p className="empty__title">{t("settings.labels-empty")}</p>
        <p className="empty__text">{t("settings.labels-empty-text")}</p>
      </div>
    );
  return (
    <section aria-labelledby="labels">
      <h2 className="section__title" id="labels">
        {t("settings.labels")} <span className="count">{labels.length}</span>
      </h2>
      <ul className="things">
        {labels.map(({ id, name, tint }) => (
          <li key={id}>
            <a className="thing" href={`/settings/labels/${id}`}>
              <span className="thing__name">
                <span className="swatch" data-tint={tint} />
                <bdi className="thing__title">{name}</bdi>
              </span>
              <span className="thing__text">{t("settings.label-uses", { count: uses[id] ?? 0 })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
