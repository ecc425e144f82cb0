import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import { useNow } from '../ui/server-clock.ts';
import { pixelShift } from './pixel-shift.ts';
import type { WallLayout } from './wall-layout.ts';

const MINUTE = 60_000;

/** The whole screen: panes of light on ink, and on it the wall, scaled to the screen and wandering a few pixels. */
export function Wall({
  layout,
  kind,
  style,
  children,
}: {
  layout: WallLayout;
  kind: 'board' | 'quiet' | 'seat' | 'seat idle';
  /** More for what stands on the wall. */
  style?: CSSProperties;
  children: ReactNode;
}) {
  const isNarrow = layout.orientation === 'landscape' && layout.columns === 1;
  const { x, y } = pixelShift(useNow(MINUTE));
  return (
    <div className="hall panes">
      <main
        className={classNames('wall', kind, layout.orientation, isNarrow && 'narrow')}
        style={{
          ...style,
          width: layout.width,
          height: layout.height,
          transform: `translate(${x}px, ${y}px) scale(${layout.scale})`,
        }}
      >
        {children}
      </main>
    </div>
  );
}
