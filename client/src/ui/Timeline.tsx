import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { LockIcon } from './icons/LockIcon.tsx';

export type EntryTone = 'plain' | 'note' | 'mine' | 'internal';

type TimelineEntryProps = {
  tone?: EntryTone;
  /** Not yet seen by the reader. */
  fresh?: boolean;
  /** The newest of all: the only knot that glows. */
  newest?: boolean;
  /** Has just come in: slides into place. */
  arriving?: boolean;
  /** Undo is running; not sent yet. */
  pending?: boolean;
  /** Put right or taken back by a later entry; wrap the old words in `<span className="was">`. */
  overruled?: 'corrected' | 'retracted' | null;
  /** As read, "14:18". */
  time: ReactNode;
  /** ISO 8601, for machines. */
  dateTime: string;
  title: ReactNode;
  /** Tags beside the title. */
  tags?: ReactNode;
  by?: ReactNode;
  children?: ReactNode;
  id?: string;
  /** Place in the stream, for whoever watches what is on the screen. */
  place?: number;
};

export function Timeline({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {children}
    </ol>
  );
}

/** A line between two days. */
export function TimelineDay({ children }: { children: ReactNode }) {
  return <li className="day">{children}</li>;
}

export function TimelineEntry(props: TimelineEntryProps) {
  const { tone = 'plain', overruled, by, children, id } = props;
  return (
    <li
      id={id}
      data-place={props.place}
      className={classNames(
        tone !== 'plain' && tone,
        props.fresh && 'fresh',
        props.newest && 'newest',
        props.arriving && 'arriving',
        props.pending && 'pend',
        overruled,
      )}
    >
      <time dateTime={props.dateTime}>{props.time}</time>
      <i className="knot">{tone === 'internal' && <LockIcon size="s" />}</i>
      <div className="body">
        <h3>
          <span className={overruled ? 'was' : undefined}>{props.title}</span>
          {props.tags}
        </h3>
        {children}
        {by !== undefined && <p className="by">{by}</p>}
      </div>
    </li>
  );
}
