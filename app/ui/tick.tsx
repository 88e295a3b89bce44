import { useId, type InputHTMLAttributes, type ReactNode } from "react";

type TickProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "type" | "value"> & {
  name: string;
  label: ReactNode;
  help?: ReactNode;
};

/** A choice to make or leave: sends `true`, or nothing. */
export function Tick({ label, help, ...input }: TickProps) {
  const id = useId();
  return (
    <div className="choice">
      <input
        {...input}
        type="checkbox"
        value="true"
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <div className="choice__text">
        <label htmlFor={id}>{label}</label>
        {help && (
          <span className="field__help" id={`${id}-help`}>
            {help}
          </span>
        )}
      </div>
    </div>
  );
}
