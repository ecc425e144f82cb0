import type { ReactNode } from 'react';

export type IconProps = {
  /** 16, 20 or 24 px. */
  size?: 's' | 'm' | 'l';
  className?: string;
};

/** Frame of every 24 px symbol; `dir` marks those that point along the reading direction. Decoration: words carry the meaning. */
export function Icon({
  size = 'm',
  dir = false,
  className,
  children,
}: IconProps & { dir?: boolean; children: ReactNode }) {
  const classes = ['i', size === 'm' ? '' : size, dir ? 'dir' : '', className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
