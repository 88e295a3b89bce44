/** How many pieces fill what is seen at first. */
const pieces = Array.from({ length: 6 }, (_, index) => index);

/** The shape of what is on its way, for the eye alone: say in words beside it what comes. */
export function Skeleton({ shape }: { shape: "thread" | "rows" }) {
  return (
    <div className={`skeleton skeleton--${shape}`} aria-hidden="true">
      {pieces.map((piece) => (
        <div key={piece} className="skeleton__piece">
          <i />
          <b />
          <b />
        </div>
      ))}
    </div>
  );
}
