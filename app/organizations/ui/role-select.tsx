import type { SelectHTMLAttributes } from "react";
import { roles, type Role } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

type RoleSelectProps = SelectHTMLAttributes<HTMLSelectElement> & { defaultValue: Role | (string & {}) };

/** A choice of role, the ones with more to do first. */
export function RoleSelect({ className, ...select }: RoleSelectProps) {
  const t = useWords();
  return (
    <span className="select">
      <select {...select} name="role" className={className ? `input ${className}` : "input"}>
        {[...roles].reverse().map((role) => (
          <option key={role} value={role}>
            {t(`identity.role-${role}`)}
          </option>
        ))}
      </select>
      <Icon name="down-small" />
    </span>
  );
}
