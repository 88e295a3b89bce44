import { useId, useState } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Tick } from "~/ui/tick";
import { useDialog } from "~/ui/use-dialog";
import { areSingleKeysOn, keepSingleKeys } from "./command-keys";
import { CommandKeys } from "./command-keys-shown";
import { commandGroups, inboxCommands, type InboxCommand } from "./inbox-commands";

const withKeys = inboxCommands.filter((command: InboxCommand) => command.key);

/** All keys of the inbox, and whether they are taken on this device. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const dialog = useDialog();
  const [taken, setTaken] = useState(areSingleKeysOn);
  function turn(on: boolean): void {
    keepSingleKeys(on);
    setTaken(on);
  }
  return (
    <dialog ref={dialog} className="sheet key-list" aria-labelledby={`${id}-title`} onClose={onClose}>
      <div className="key-list__head">
        <h2 className="key-list__title" id={`${id}-title`}>
          {t("inbox.command-keys")}
        </h2>
        <Button look="quiet" icon="close" iconOnly type="button" onClick={() => dialog.current?.close()}>
          {t("inbox.command-keys-close")}
        </Button>
      </div>
      {commandGroups.map((group) => (
        <section key={group} aria-labelledby={`${id}-${group}`}>
          <h3 className="about__title" id={`${id}-${group}`}>
            {t(`inbox.commands-${group}`)}
          </h3>
          <dl className="key-list__keys">
            {withKeys
              .filter((command) => command.group === group)
              .map((command) => (
                <div key={command.id}>
                  <dt>{t(command.words)}</dt>
                  <dd>
                    <CommandKeys command={command} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <Tick
        name="singleKeys"
        label={t("inbox.command-single-keys")}
        help={t("inbox.command-single-keys-help")}
        checked={taken}
        onChange={({ currentTarget }) => turn(currentTarget.checked)}
      />
    </dialog>
  );
}
