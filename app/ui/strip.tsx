import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type StripProps = {
  icon: IconName;
  tone?: "calm" | "good" | "warn" | "danger";
  /** What matters, in a few words. */
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `status` waits for a pause in speech, `alert` does not; without one it is read in its place. */
  role?: "status" | "alert";
};

/** One line about the state of things, with an icon, words and at most one way on. */
export function Strip({ icon, tone = "calm", title, children, actions, role }: StripProps) {
  return (
    <div className={tone === "calm" ? "strip" : `strip strip--${tone}`} role={role}>
      <Icon name={icon} />
      <p className="strip__text">
        {title && <strong>{title}</strong>} {children}
      </p>
      {actions && <div className="strip__actions">{actions}</div>}
    </div>
  );
}
