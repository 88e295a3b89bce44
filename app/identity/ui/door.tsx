import type { ReactNode } from "react";
import { ThemeChoice } from "~/ui/theme-choice";
import { ParleyMark } from "./parley-mark";

type DoorProps = { title: ReactNode; text: ReactNode; children?: ReactNode };

/** The frame of the pages one comes in by. */
export function Door({ title, text, children }: DoorProps) {
  return (
    <div className="door">
      <main className="door__in">
        <header className="door__head">
          <ParleyMark className="mark--medium" />
          <h1 className="door__title">{title}</h1>
          <p className="door__text">{text}</p>
        </header>
        {children}
        <footer>
          <ThemeChoice />
        </footer>
      </main>
    </div>
  );
}
