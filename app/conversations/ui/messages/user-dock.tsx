import type { ReactNode, RefObject } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import { useWords } from "~/i18n/words";
import { Composer } from "~/conversations/ui/composer/composer";
import { JumpPill } from "~/conversations/ui/thread/jump-pill";
import { PendingAnswer } from "~/conversations/ui/thread/pending-answer";

type UserDockProps = {
  /** The page of the newest messages, where this one ends before them. */
  newestHref: string | undefined;
  /** How many messages came while the newest was out of sight. */
  missed: number;
  organizationName: string;
  clientId: string;
  /** The page refreshes itself: there must be no text it could take away. */
  refreshing: boolean;
  assistantHolds: boolean;
  strip: ReactNode;
  box: RefObject<HTMLTextAreaElement>;
  /** What is being written is kept on this device, and now is the time to say so. */
  saysKept: boolean;
  /** Why the last message was refused, with its text. */
  problem: FormProblem | undefined;
  onHandoff: (() => void) | undefined;
  onSubmitText: ((text: string) => boolean) | undefined;
  onType: (text: string) => void;
};

/** The foot of a user's page: where they write, or that the answer is on its way. */
export function UserDock({
  organizationName,
  newestHref,
  missed,
  refreshing,
  assistantHolds,
  problem,
  ...dock
}: UserDockProps) {
  const t = useWords();
  const { box, saysKept, ...composer } = dock;
  const handoffAction = assistantHolds ? "/messages/handoff" : undefined;
  const typed = problem?.values["body"];
  return (
    <div className="dock">
      <div className="measure">
        <JumpPill href={newestHref} count={missed} />
        {refreshing ? (
          <PendingAnswer writeHref="/messages?write=1#body" handoffAction={handoffAction} />
        ) : (
          <Composer
            {...composer}
            ref={box}
            note={saysKept && t("messages.kept")}
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
