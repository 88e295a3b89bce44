import { useWords, type WordId } from "~/i18n/words";

const place = "\uFFFC";

type NamedSentenceProps = { id: WordId; name: string };

/** A sentence of the catalogue whose `{name}` stands out, and keeps its own direction. */
export function NamedSentence({ id, name }: NamedSentenceProps) {
  const [before, after] = useWords()(id, { name: place }).split(place);
  return (
    <>
      {before}
      {after !== undefined && (
        <strong>
          <bdi>{name}</bdi>
        </strong>
      )}
      {after}
    </>
  );
}
