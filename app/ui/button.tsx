import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Look = {
  /** One primary button per region; the rest plain or quiet. */
  look?: "primary" | "plain" | "quiet" | "danger" | "erase";
  small?: boolean;
  icon?: IconName;
  /** Shows the icon alone; the words stay for who cannot see it. */
  iconOnly?: boolean;
};

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>;

/** A button; it submits its form unless told otherwise. */
export function Button({ look = "plain", small, icon, iconOnly, className, children, ...rest }: ButtonProps) {
  return (
    <button {...rest} className={classNameOf({ look, small, iconOnly }, className)}>
      <Face icon={icon} iconOnly={iconOnly}>
        {children}
      </Face>
    </button>
  );
}

type ButtonLinkProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link that looks like a button, for ways on that change nothing. */
export function ButtonLink({
  look = "plain",
  small,
  icon,
  iconOnly,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a {...rest} className={classNameOf({ look, small, iconOnly }, className)}>
      <Face icon={icon} iconOnly={iconOnly}>
        {children}
      </Face>
    </a>
  );
}

function classNameOf({ look, small, iconOnly }: Look, more: string | undefined): string {
  return ["button", `button--${look}`, small && "button--small", iconOnly && "button--icon", more]
    .filter(Boolean)
    .join(" ");
}

function Face({ icon, iconOnly, children }: Pick<Look, "icon" | "iconOnly"> & { children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="hidden-text">{children}</span> : children}
    </>
  );
}
