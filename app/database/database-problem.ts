/** Why the database cannot be used at all; the message is one line for whoever started Parley. */
export class DatabaseProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message.replace(/\s*\n\s*/g, " "), { cause });
    this.name = "DatabaseProblem";
  }
}
