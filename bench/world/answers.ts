type Question = { id: number; question: string; details: never };

/** Lets the process that started this one ask: a question nobody here knows is for someone else. */
export function answer(answers: Record<string, (details: never) => unknown>): void {
  process.on("message", ({ id, question, details }: Question) => {
    const reply = answers[question];
    if (!reply) return;
    Promise.resolve()
      .then(() => reply(details))
      .then(
        (answer) => process.send?.({ id, answer }),
        (error: unknown) => process.send?.({ id, problem: String(error) }),
      );
  });
}
