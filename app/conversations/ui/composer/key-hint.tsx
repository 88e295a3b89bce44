import { Fragment } from "react";
import { useWords } from "~/i18n/words";

/** Which keys send and which start a line. Brackets mark the keys in the catalogue. */
export function KeyHint({ id }: { id: string }) {
  const t = useWords();
  const pieces = t("messages.keys").split(/\[([^\]]*)\]/);
  return (
    <p className="composer__hint" id={id}>
      {pieces.map((piece, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <kbd className="key">{piece}</kbd> : piece}</Fragment>
      ))}
    </p>
  );
}
