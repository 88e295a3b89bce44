import { createPortal } from "react-dom";
import { useState, type ComponentType } from "react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { useScripted } from "~/ui/use-scripted";
import { commandControl } from "./command-control";
import { useCommandKeys } from "./use-command-keys";

type Sheet = ComponentType<{ onClose: () => void }>;

const sheets = {
  palette: async (): Promise<Sheet> => (await import("./command-palette")).CommandPalette,
  keys: async (): Promise<Sheet> => (await import("./key-list")).KeyList,
};

/** Typing goes on while the palette loads, and would end up where the focus is. */
const prepare = () => void sheets.palette().catch(() => {});

/** The rows of a menu that open the palette and the list of keys, where scripts run. Each is loaded when it is opened. */
export function Commands() {
  const t = useWords();
  const scripted = useScripted();
  const [sheet, setSheet] = useState<{ Shown: Sheet } | null>(null);
  useCommandKeys(prepare);
  if (!scripted) return null;
  // Where it cannot be loaded, it is not there: the page stays as it is.
  const open = (load: () => Promise<Sheet>) =>
    void load().then(
      (Shown) => setSheet({ Shown }),
      () => {},
    );
  return (
    <>
      <button
        type="button"
        className="menu__item"
        {...commandControl("palette")}
        onClick={() => open(sheets.palette)}
      >
        <Icon name="search" />
        {t("inbox.command-palette")}
      </button>
      <button
        type="button"
        className="menu__item"
        {...commandControl("keys")}
        onClick={() => open(sheets.keys)}
      >
        <Icon name="key" />
        {t("inbox.command-keys")}
      </button>
      {sheet && createPortal(<sheet.Shown onClose={() => setSheet(null)} />, document.body)}
    </>
  );
}
