import { useWords, type WordId } from "~/i18n/words";

const place = "\uFFFC";

type NamedSentenceProps = { id: WordId; name: string };

/** A sentence of the catalogue whose `{name}` stands out, and keeps its own direction. */
export function NamedSentence({ id, name }: NamedSentenceProps) {
  return <NameInSentence sentence={useWords()(id, { name: place })} place={place} name={name} />;
}

/** A sentence in which a name stands out at `place`, where it has that. */
export function NameInSentence({ sentence, place, name }: { sentence: string; place: string; name: string }) {
  const [before, after] = sentence.split(place);
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
