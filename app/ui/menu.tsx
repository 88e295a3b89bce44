import type { KeyboardEvent, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type MenuProps = {
  /** What opens it; give it a name in words. */
  summary: ReactNode;
  /** The name of the summary where it is a picture. */
  label?: string;
  className?: string;
  summaryClassName?: string;
  /** What scripts know the summary by. */
  summaryData?: Record<`data-${string}`, string>;
  /** Opens upwards, from the start edge. */
  above?: boolean;
  children: ReactNode;
};

/** A sheet behind a summary. It is a `<details>`, so it opens without script; one is open at a time. */
export function Menu({
  summary,
  label,
  className,
  summaryClassName,
  summaryData,
  above,
  children,
}: MenuProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its summary takes the keys
    <details name="menu" className={className ? `menu ${className}` : "menu"} onKeyDown={shutOnEscape}>
      <summary className={summaryClassName} aria-label={label} {...summaryData}>
        {summary}
      </summary>
      <div className={above ? "menu__sheet menu__sheet--above" : "menu__sheet"}>{children}</div>
    </details>
  );
}

/** The keyboard goes back to what opened it. */
function shutOnEscape({ key, currentTarget: menu }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== "Escape" || !menu.open || document.querySelector("dialog[open]")) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

type MenuLinkProps = { href: string; icon?: IconName; className?: string; children: ReactNode };

/** A way to another page, as a row of a menu. */
export function MenuLink({ href, icon, className, children }: MenuLinkProps) {
  return (
    <>
      <a className={className ? `menu__item ${className}` : "menu__item"} href={href}>
        {icon && <Icon name={icon} />}
        {children}
      </a>{" "}
    </>
  );
}
