import { createContext, useContext } from "react";

/** The session's signed form token; the root of the page provides it. */
export const FormTokenContext = createContext("");

/** Vouches for a form where the browser does not say which site it comes from. Every form holds one. */
export function FormToken() {
  return <input type="hidden" name="formToken" value={useContext(FormTokenContext)} />;
}
