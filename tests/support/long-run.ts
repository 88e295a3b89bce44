/** Whether faults are run at length (`npm run test:faults`) and not in the few seconds `npm test` has for them. */
export const long = process.env.FAULTS === "long";

/** The first of both in `npm test`, the second in the long run. */
export function sized<Size>(short: Size, atLength: Size): Size {
  return long ? atLength : short;
}
