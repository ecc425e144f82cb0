import type { ReactNode } from 'react';

/** The three lines on a ring: caption, time, caption. */
export function RingFace({ above, time, below }: { above?: ReactNode; time: ReactNode; below?: ReactNode }) {
  return (
    <>
      {typeof above === 'string' ? <span className="cap">{above}</span> : above}
      <span className="left">{time}</span>
      {below !== undefined && <span className="cap">{below}</span>}
    </>
  );
}
