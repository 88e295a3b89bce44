/** Parley's own mark; the name is always written beside it or said by the page's title. */
export function ParleyMark({ className = "" }: { className?: string }) {
  return (
    <span className={`mark mark--parley ${className}`}>
      <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
        <rect x="3.5" y="5.5" width="12.5" height="5.25" rx="2.6" />
        <rect x="8" y="13.25" width="12.5" height="5.25" rx="2.6" opacity=".62" />
      </svg>
    </span>
  );
}
