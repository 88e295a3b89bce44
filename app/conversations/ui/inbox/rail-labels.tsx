import { useWords } from "~/i18n/words";
import { searchOfFilter } from "~/conversations/inbox/inbox-row";
import type { Label } from "~/conversations/labels/label";
import { Swatch } from "./label-chips";

type RailLabelsProps = {
  /** The one the list is chosen by, empty for none. */
  label: string;
  labels: readonly Label[];
};

/** The way to the conversations of each label. */
export function RailLabels({ label, labels }: RailLabelsProps) {
  const t = useWords();
  if (labels.length === 0) return null;
  return (
    <div className="rail__labels">
      <h2 className="rail__title" id="rail-labels">
        {t("inbox.labels")}
      </h2>
      <ul className="rail__group" aria-labelledby="rail-labels">
        {labels.map(({ id, name }) => (
          <li key={id}>
            <a
              className="rail__link"
              href={`/inbox${searchOfFilter({ label: name })}`}
              aria-current={name === label ? "page" : undefined}
            >
              <Swatch name={name} labels={labels} />
              <span className="rail__text">
                <bdi>{name}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
