import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { useDialog } from "~/ui/use-dialog";
import { chooseCommands } from "./choose-commands";
import { inboxCommands, type InboxCommand } from "./inbox-commands";
import { CommandKeys } from "./command-keys-shown";
import { applies, performCommand } from "./perform-command";
import { searchFor } from "./search-for";

type Choice = { id: string; words: string; command?: InboxCommand };

/** What can be done here, to be chosen by typing: a combobox over the page. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const dialog = useDialog();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [offered] = useState(() =>
    inboxCommands.filter((each: InboxCommand) => !each.keyOnly && applies(each)),
  );
  const list = useRef<HTMLUListElement>(null);
  const found = chooseCommands(
    offered.map((command): Choice => ({ id: command.id, words: t(command.words), command })),
    typed,
  );
  const asked = typed.trim();
  const choices: Choice[] = asked
    ? [...found, { id: "search-for", words: t("inbox.command-search-for", { query: asked }) }]
    : found;

  function choose(choice: Choice | undefined): void {
    if (!choice) return;
    dialog.current?.close();
    if (choice.command) performCommand(choice.command);
    else searchFor(asked);
  }

  function move(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") choose(choices[at]);
    else if (event.key === "ArrowDown") setAt((at + 1) % choices.length);
    else if (event.key === "ArrowUp") setAt((at + choices.length - 1) % choices.length);
    else return;
    event.preventDefault();
    requestAnimationFrame(() =>
      list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }),
    );
  }

  return (
    <dialog ref={dialog} className="sheet palette" aria-label={t("inbox.command-palette")} onClose={onClose}>
      <div className="palette__box">
        <Icon name="search" />
        <input
          className="palette__input"
          role="combobox"
          aria-label={t("inbox.command-palette-box")}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={choices[at] && `${id}-${choices[at].id}`}
          placeholder={t("inbox.command-palette-box")}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={move}
        />
      </div>
      <ul
        ref={list}
        className="palette__list"
        role="listbox"
        id={`${id}-list`}
        aria-label={t("inbox.command-palette")}
      >
        {choices.map((choice, place) => (
          // The keys are those of the box, which keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={choice.id}
            id={`${id}-${choice.id}`}
            className="palette__choice"
            role="option"
            aria-selected={place === at}
            onClick={() => choose(choice)}
          >
            <span>{choice.words}</span>
            {choice.command && <CommandKeys command={choice.command} />}
          </li>
        ))}
      </ul>
    </dialog>
  );
}
