import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** An officer's own words, as written; `note` says in which language when it is not the reader's. */
export function Quote({
  lang,
  note,
  struck = false,
  children,
}: {
  lang?: string;
  note?: ReactNode;
  struck?: boolean;
  children: ReactNode;
}) {
  return (
    <blockquote className="said">
      <span lang={lang} dir="auto" className={classNames(struck && 'was') || undefined}>
        {children}
      </span>
      {note !== undefined && <small>{note}</small>}
    </blockquote>
  );
}
