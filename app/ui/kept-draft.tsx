import { Button } from "./button";

type KeptDraftProps = {
  /** Every value by field; `body` is what was written, and shown. */
  draft: Record<string, string | string[]> & { body: string };
  /** Says that it is the reader's text, and that it was not sent. */
  label: string;
  action: string;
};

/** A form that could not be taken, as it was sent: it can be sent again from here. */
export function KeptDraft({ draft: { body, ...rest }, label, action }: KeptDraftProps) {
  const hidden = Object.entries(rest).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return (
    <form method="post" className="fault__draft">
      {hidden.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <label className="field">
        <span className="field__label">{label}</span>
        <textarea name="body" className="input" rows={5} dir="auto" defaultValue={body} />
      </label>
      <div className="fault__acts">
        <Button look="primary">{action}</Button>
      </div>
    </form>
  );
}
