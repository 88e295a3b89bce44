import { memo, useId } from "react";
import { plainText } from "~/conversations/markdown/rich-text";
import type { Side } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Bubble } from "./message-item";
import { MessageReceipt } from "./message-receipt";
import { RichTextBlocks } from "./rich-text";
import type { ThreadActions } from "~/conversations/ui/thread-actions";
import type { PendingMessage } from "./thread-message";

type PendingItemProps = {
  message: PendingMessage;
  first: boolean;
  last: boolean;
  viewer: Side;
  timeZone: string;
  actions: ThreadActions;
};

/** What its author sent and nobody has confirmed: drawn like a stored message, marked by how it stands. */
export const PendingItem = memo(function PendingItem(props: PendingItemProps) {
  const { message, first, last, viewer, timeZone } = props;
  return (
    <li
      className="message"
      id={`pending-${message.clientId}`}
      data-sender={viewer === "user" ? "user" : "agent"}
      data-state={message.status === "held" ? "queued" : message.status}
      data-first={first ? "" : undefined}
      data-last={last ? "" : undefined}
      data-arrived=""
    >
      <Bubble>
        <RichTextBlocks content={plainText(message.body)} />
      </Bubble>
      {message.status === "failed" && <Failure {...props} error={message.error} />}
      {message.status !== "failed" && last && <MessageReceipt status={message.status} timeZone={timeZone} />}
    </li>
  );
});

function Failure({ message, actions, error }: PendingItemProps & { error?: string }) {
  const t = useWords();
  const { clientId } = message;
  const { onDelete, onEdit, onSendAgain } = actions;
  const why = useId();
  return (
    <div className="failure">
      <span className="failure__why" id={why}>
        <Icon name="alert" />
        {error ?? t("messages.not-sent")}
      </span>
      {onDelete && (
        <Button small look="quiet" type="button" aria-describedby={why} onClick={() => onDelete(clientId)}>
          {t("common.delete")}
        </Button>
      )}
      {onEdit && (
        <Button small look="quiet" type="button" aria-describedby={why} onClick={() => onEdit(message)}>
          {t("messages.edit")}
        </Button>
      )}
      {onSendAgain && (
        <Button small icon="retry" type="button" aria-describedby={why} onClick={() => onSendAgain(clientId)}>
          {t("common.retry")}
        </Button>
      )}
    </div>
  );
}
