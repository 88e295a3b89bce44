import { keysOf } from "./command-keys";
import type { InboxCommand } from "./inbox-commands";

/** The keys of a command, as they are printed on a keyboard. */
export function CommandKeys({ command }: { command: InboxCommand }) {
  return (
    <span className="command-keys">
      {keysOf(command).map((key) => (
        <kbd key={key} className="key">
          {key}
        </kbd>
      ))}
    </span>
  );
}
