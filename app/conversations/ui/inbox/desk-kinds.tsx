import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import type { Handler } from "~/conversations/conversation";
import { commandControl } from "~/conversations/ui/commands/command-control";
import type { DeskKind } from "./desk-kind";

type DeskKindsProps = {
  handledBy: Handler;
  defaultKind: DeskKind | undefined;
  onChoose: (() => void) | undefined;
};

/** To whom to write, and what that does. Radio buttons: the box turns to note paper without script. */
export function DeskKinds({ handledBy, defaultKind = "reply", onChoose }: DeskKindsProps) {
  const t = useWords();
  const choice = (kind: DeskKind) => (
    <label className="kind">
      <input
        type="radio"
        name="kind"
        value={kind}
        {...commandControl(kind)}
        defaultChecked={kind === defaultKind}
        onChange={onChoose}
        autoComplete="off"
      />
      {kind === "note" && <Icon name="lock" />}
      {t(`inbox.kind-${kind}`)}
    </label>
  );
  return (
    <fieldset className="desk__kinds">
      <legend className="hidden-text">{t("inbox.kind")}</legend>
      {choice("reply")} {choice("note")}{" "}
      {handledBy === "assistant" && (
        <span className="desk__takes only-reply">{t("inbox.sending-takes-over")}</span>
      )}{" "}
      <span className="desk__takes only-note">{t("inbox.kind-note-team")}</span>
    </fieldset>
  );
}
