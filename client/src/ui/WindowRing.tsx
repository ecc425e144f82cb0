import type { CSSProperties, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type WindowRingProps = {
  /** Share of the window that has passed, 0…1. */
  elapsed: number;
  /** `wait`: an empty dial before approval; `set`: at rest after the end, whatever `elapsed` says. */
  state?: 'running' | 'wait' | 'set';
  /** Diameter in CSS pixels; a mini ring is drawn as band and track only. */
  size?: number;
  mini?: boolean;
  /** On a white ground instead of the ink frame. */
  onLight?: boolean;
  /** The whole meaning in words; without it the ring is decoration and something beside it must say the time. */
  label?: string;
  /** What stands on the face, see RingFace. */
  children?: ReactNode;
};

type RingStyle = CSSProperties & { '--elapsed': number; '--size'?: string };

export function WindowRing({
  elapsed,
  state = 'running',
  size,
  mini = false,
  onLight = false,
  label,
  children,
}: WindowRingProps) {
  const shown = state === 'wait' ? 0 : state === 'set' ? 1 : Math.min(1, Math.max(0, elapsed));
  const style: RingStyle = { '--elapsed': shown };
  if (size !== undefined) style['--size'] = `${size}px`;
  const meaning = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <div
      className={classNames(
        'window-ring',
        state !== 'running' && state,
        mini && 'mini',
        onLight && 'on-light',
      )}
      style={style}
      {...meaning}
    >
      {!mini && <i className="lit" />}
      <i className="track" />
      <i className="band" />
      {!mini && <i className="ticks" />}
      {!mini && <i className="ticks h" />}
      <i className="sun" />
      {children !== undefined && <div className="face">{children}</div>}
    </div>
  );
}
