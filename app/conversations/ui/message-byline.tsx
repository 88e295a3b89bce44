import type { ReactNode } from "react";
import { ClockTime } from "~/ui/clock-time";

type MessageBylineProps = {
  name: string;
  /** Whom they speak for, or that nobody wrote it by hand. */
  role?: ReactNode;
  icon?: ReactNode;
  at?: string;
  timeZone: string;
};

/** Who speaks, above the first message of a group. */
export function MessageByline({ name, role, icon, at, timeZone }: MessageBylineProps) {
  return (
    <p className="byline">
      {icon}
      <bdi className="byline__name">{name}</bdi> {role && <span>{role}</span>}{" "}
      {at && <ClockTime at={at} timeZone={timeZone} />}
    </p>
  );
}
