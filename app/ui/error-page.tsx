import type { ReactNode } from "react";
import type { WordId } from "~/i18n/words";

type ErrorPageProps = {
  /** The HTTP status, or "offline" when no answer came. */
  status: number | "offline";
  title: string;
  /** What happened, and what is safe. */
  text: string;
  /** The one way on. */
  action: { href: string; label: string };
  /** What to quote when asking for help. */
  reference?: string;
  /** In place of `action`. */
  children?: ReactNode;
};

/** A whole page that says what went wrong. It loads again from the server, so it works when scripts broke. */
export function ErrorPage({ status, title, text, action, reference, children }: ErrorPageProps) {
  const ours = status === "offline" || status >= 500;
  return (
    <main className="fault-page">
      <div className="fault">
        {status !== "offline" && <p className="fault__code num">{status}</p>}
        <h1 className="fault__title">{title}</h1>
        <p className="fault__text">{text}</p>
        {reference && <p className="fault__text num">{reference}</p>}
        {children ?? (
          <div className="fault__acts">
            <a className={`button ${ours ? "button--primary" : "button--plain"}`} href={action.href}>
              {action.label}
            </a>
          </div>
        )}
      </div>
    </main>
  );
}

const known = [403, 404, 503, "offline"] as const;

/** The catalogue's words for a status: its own, else those of its kind (400 for the reader's side, 500 for ours). */
export function pageWords(status: number | "offline"): { title: WordId; text: WordId; action: WordId } {
  const page = known.find((own) => own === status) ?? (status === "offline" || status >= 500 ? 500 : 400);
  return {
    title: `faults.page-${page}-title`,
    text: `faults.page-${page}-text`,
    action: `faults.page-${page}-action`,
  };
}
