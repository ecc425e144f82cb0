/** The station's emblem: the window ring around a seat, the sun at the seam. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M16 3.5A12.5 12.5 0 1 1 3.9 12.9"
        fill="none"
        stroke="var(--sun)"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <circle cx="7.6" cy="6.6" r="3.1" fill="var(--sun-bright)" />
      <path
        d="M12 9.5v8.5h8.5M12 18v4.5M20.5 18v4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
