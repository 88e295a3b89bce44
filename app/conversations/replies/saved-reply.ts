/** What the team writes often: `body` is Markdown with placeholders, such as `{{name}}`. */
export type SavedReply = { id: string; title: string; body: string };
