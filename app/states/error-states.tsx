import { englishWords } from "~/i18n/words";
import { ErrorPage, pageWords } from "~/ui/error-page";
import { KeptDraft } from "~/ui/kept-draft";
import type { State } from "./state";

type FaultProps = { status: number | "offline"; text?: string; reference?: string; draft?: boolean };

function Fault({ status, text, reference, draft = false }: FaultProps) {
  const words = pageWords(status);
  return (
    <ErrorPage
      status={status}
      title={englishWords(words.title)}
      text={text ?? englishWords(words.text)}
      action={{ href: "/", label: englishWords(words.action) }}
      {...(reference ? { reference } : {})}
    >
      {draft ? (
        <KeptDraft
          draft={{ body: "Should I wash it first?", clientId: "next" }}
          label={englishWords("faults.page-503-draft")}
          action={englishWords("faults.page-503-send")}
        />
      ) : null}
    </ErrorPage>
  );
}

const reference = englishWords("faults.page-reference", { reference: "4f1c-9a20" });

const states = {
  "400": <Fault status={400} text={englishWords("problems.form-expired")} />,
  "403": <Fault status={403} text={englishWords("problems.forbidden")} />,
  "404": <Fault status={404} />,
  "500": <Fault status={500} reference={reference} />,
  "503": <Fault status={503} reference={reference} />,
  "503-with-a-text-kept": <Fault status={503} reference={reference} draft />,
  offline: <Fault status="offline" />,
};

/** Pages that say what went wrong. */
export const errorStates: State[] = Object.entries(states).map(([status, shows]) => ({
  name: `error-${status}`,
  drawn: "whole",
  shows,
}));
