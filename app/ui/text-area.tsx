import { useId, type ReactNode, type TextareaHTMLAttributes } from "react";
import { FieldError } from "./field";

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> & {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong with the value, as a sentence; it is tied to the field. */
  error?: ReactNode;
  /** For long texts. */
  tall?: boolean;
};

/** A field of many lines with its label, its help and its problem, all tied together. */
export function TextArea({ label, help, error, defaultValue, tall, ...area }: TextAreaProps) {
  const id = useId();
  const notes = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <textarea
        {...area}
        id={id}
        className={tall ? "input text-area text-area--tall" : "input text-area"}
        rows={4}
        defaultValue={defaultValue}
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
