import type { ReactNode } from "react";
import { PlaceLink } from "./place-link";

type MessageBylineProps = {
  name: string;
  /** Whom they speak for, or that nobody wrote it by hand. */
  role?: ReactNode;
  icon?: ReactNode;
  at?: string;
  timeZone: string;
  /** The address of the message's place in its thread. */
  place?: string;
};

/** Who speaks, above the first message of a group. */
export function MessageByline({ name, role, icon, at, timeZone, place }: MessageBylineProps) {
  return (
    <p className="byline">
      {icon}
      <bdi className="byline__name">{name}</bdi> {role && <span>{role}</span>}{" "}
      {at && place && <PlaceLink at={at} timeZone={timeZone} href={place} />}
    </p>
  );
}
