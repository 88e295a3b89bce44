import { useWords } from "~/i18n/words";
import type { Label } from "~/conversations/labels/label";

type LabelsShown = { names: readonly string[]; labels: readonly Label[] };

/** The labels of a conversation, each with its dot. */
export function LabelChips({ names, labels }: LabelsShown) {
  const t = useWords();
  if (names.length === 0) return null;
  return (
    <ul className="labels" aria-label={t("inbox.labels")}>
      {names.map((name) => (
        <li key={name} className="chip">
          <Swatch name={name} labels={labels} />
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The labels of a row: the first by name, and how many more. */
export function RowLabel({ names, labels }: LabelsShown) {
  const t = useWords();
  const [first, ...more] = names;
  if (first === undefined) return null;
  return (
    <span className="row__label">
      <Swatch name={first} labels={labels} />
      <span className="hidden-text">{t("inbox.labels")}: </span>
      <span className="row__label-name">
        <bdi>{first}</bdi>
        {more.length > 0 && <span aria-hidden="true"> +{more.length}</span>}
        {more.length > 0 && <span className="hidden-text">, {more.join(", ")}</span>}
      </span>
    </span>
  );
}

/** The dot of a label's colour. */
export function Swatch({ name, labels }: { name: string; labels: readonly Label[] }) {
  return <span className="swatch" data-tint={labels.find((label) => label.name === name)?.tint} />;
}
