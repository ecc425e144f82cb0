import type { CSSProperties, ReactNode } from 'react';
import { Button } from './Button.tsx';
import { ClockIcon } from './icons/ClockIcon.tsx';
import { UndoIcon } from './icons/UndoIcon.tsx';

type DrainStyle = CSSProperties & { '--left': number };

/** What will be sent and in how many seconds; holds nothing itself, the owner counts and sends. */
export function UndoBar({
  title,
  detail,
  left,
  undoLabel,
  undoKey,
  onUndo,
}: {
  title: ReactNode;
  detail: ReactNode;
  /** Share of the time to undo that is left, 0…1. */
  left: number;
  undoLabel: ReactNode;
  undoKey?: string;
  onUndo: () => void;
}) {
  const style: DrainStyle = { '--left': left };
  return (
    <div className="undo" role="status">
      <ClockIcon />
      <span>
        <b className="b">{title}</b> <small>{detail}</small>
      </span>
      <Button kind="frame" small onClick={onUndo} aria-keyshortcuts={undoKey}>
        <UndoIcon />
        {undoLabel} {undoKey && <kbd>{undoKey}</kbd>}
      </Button>
      <i className="drain" style={style} />
    </div>
  );
}
