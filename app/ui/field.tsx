import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { Icon } from "./icon";

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id"> & {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong with the value, as a sentence; it is tied to the input. */
  error?: ReactNode;
};

/** An input with its label, its help and its problem, all tied together. */
export function Field({ label, help, error, className, ...input }: FieldProps) {
  const id = useId();
  const notes = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>{" "}
      <input
        {...input}
        id={id}
        className={className ? `input ${className}` : "input"}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
      />
      {help && (
        <p className="field__help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

type FieldErrorProps = { id: string; className?: string; children: ReactNode };

/** What is wrong with a field, beside it; the field names it in `aria-describedby`. */
export function FieldError({ id, className, children }: FieldErrorProps) {
  return (
    <p className={className ? `field__error ${className}` : "field__error"} id={id} role="alert">
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}
