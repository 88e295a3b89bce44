import type { MouseEvent } from "react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { useScripted } from "~/ui/use-scripted";
import { replyAction, type ReplyTitle } from "./use-saved-replies";

type RepliesMenuProps = {
  conversationId: string;
  replies: readonly ReplyTitle[];
  onInsert: (replyId: string) => void;
};

/** The saved replies behind a button of the desk; without scripts the page comes back with the chosen one in the box. */
export function RepliesMenu({ conversationId, replies, onInsert }: RepliesMenuProps) {
  const t = useWords();
  const scripted = useScripted();
  if (replies.length === 0) return null;
  function insert({ currentTarget }: MouseEvent<HTMLButtonElement>, replyId: string): void {
    const menu = currentTarget.closest("details");
    if (menu) menu.open = false;
    onInsert(replyId);
  }
  return (
    <Menu
      above
      className="replies-menu"
      label={t("inbox.replies")}
      summary={<Icon name="saved" />}
      summaryClassName="button button--quiet button--small button--icon"
    >
      {replies.map(({ id, title }) => (
        <button
          key={id}
          className="menu__item"
          type={scripted ? "button" : "submit"}
          formAction={replyAction(conversationId, id)}
          formNoValidate
          onClick={scripted ? (event) => insert(event, id) : undefined}
        >
          <bdi>{title}</bdi>
        </button>
      ))}
    </Menu>
  );
}
