import { hub, publish } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";
import { answersInFlight } from "./answer-queue.server";

const topic = "runs";

/** Ends the making of runs that somebody ended, at once, in whichever process makes them. Call it after commit. */
export function leaveAnswers(runIds: string[]): void {
  if (runIds.length > 0)
    publish({ topic, event: "runs-ended", rev: null, audience: "everyone", data: { runIds } });
}

/** Leaves the answers whose runs are ended, here or in another process, until the returned function is called. */
export function heedEndedRuns(): () => void {
  const write = (_frame: Buffer, _rev: number | null, { data }: LiveEvent) => {
    for (const id of (data as { runIds: string[] }).runIds) answersInFlight.get(id)?.leave();
    return false;
  };
  return hub.subscribe(topic, { side: "organization", memberId: "", write });
}
