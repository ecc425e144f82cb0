import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export function Card({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <section className="card" aria-label={label}>
      {children}
    </section>
  );
}

type BadgeTone = 'plain' | 'sunny' | 'alert';

/** Round ground of an icon; `here` adds the presence dot (say it in words as well). */
export function Badge({
  tone = 'plain',
  here = false,
  children,
}: {
  tone?: BadgeTone;
  here?: boolean;
  children: ReactNode;
}) {
  return <span className={classNames('badge', tone !== 'plain' && tone, here && 'here')}>{children}</span>;
}

/** One line of a card: badge, title, detail, and at the end something to press. */
export function Row({
  badge,
  title,
  detail,
  action,
}: {
  badge?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="row">
      {badge}
      <div className="body">
        <p className="t">{title}</p>
        {detail !== undefined && detail !== null && <p className="d">{detail}</p>}
      </div>
      {action}
    </div>
  );
}
