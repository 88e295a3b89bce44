import type { ReactNode } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import { Composer } from "./composer";
import { JumpPill } from "./jump-pill";
import { PendingAnswer } from "./pending-answer";

type UserDockProps = {
  organizationName: string;
  clientId: string;
  /** The page refreshes itself: there must be no text it could take away. */
  refreshing: boolean;
  assistantHolds: boolean;
  strip: ReactNode;
  /** Why the last message was refused, with its text. */
  problem: FormProblem | undefined;
  onHandoff: (() => void) | undefined;
  onSubmitText: ((text: string) => boolean) | undefined;
  onType: (text: string) => void;
};

/** The foot of a user's page: where they write, or that the answer is on its way. */
export function UserDock({ organizationName, refreshing, assistantHolds, problem, ...dock }: UserDockProps) {
  const handoffAction = assistantHolds ? "/messages/handoff" : undefined;
  const typed = problem?.values["body"];
  return (
    <div className="dock">
      <div className="measure">
        <JumpPill />
        {refreshing ? (
          <PendingAnswer writeHref="/messages?write=1#body" handoffAction={handoffAction} />
        ) : (
          <Composer
            {...dock}
            action="/messages"
            recipient={organizationName}
            defaultValue={typeof typed === "string" ? typed : ""}
            error={problem?.errors["body"] ?? problem?.message ?? null}
            handoffAction={handoffAction}
          />
        )}
      </div>
    </div>
  );
}
