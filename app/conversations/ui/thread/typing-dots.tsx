/** Three dots that breathe beside the words that say what is going on. */
export function TypingDots() {
  return (
    <span className="typing__dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
