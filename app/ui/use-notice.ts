import { useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * The notice a page was served with, until another comes or another page is opened. The server gives it once, and a
 * page that loads its data afresh gets none.
 */
export function useNotice<Notice extends object>(served: Notice | null): Notice | null {
  const { pathname, search } = useLocation();
  const page = `${pathname}${search}`;
  const [kept, setKept] = useState({ page, notice: served });
  const isOther = kept.page !== page || (served !== null && kept.notice !== served);
  if (isOther) setKept({ page, notice: served });
  return isOther ? served : kept.notice;
}
