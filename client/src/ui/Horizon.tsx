/** The setting sun on the face of a dial at rest. */
export function Horizon() {
  return (
    <svg className="horizon" viewBox="0 0 96 28" aria-hidden="true" focusable="false">
      <path d="M30 26a18 18 0 0 1 36 0" fill="currentColor" opacity=".9" />
      <path d="M2 26h92" stroke="currentColor" strokeWidth="2" strokeLinecap="round" opacity=".55" />
    </svg>
  );
}
