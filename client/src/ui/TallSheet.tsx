import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from './icons/CloseIcon.tsx';
import './tall-sheet.css';

type TallSheetProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What the button at the top says that closes it. */
  closeLabel: string;
  /** At the start of the head: a way back to the sheet's first view. */
  lead?: ReactNode;
  /** Stays at the foot while the rest scrolls. */
  foot?: ReactNode;
  children: ReactNode;
};

/** A modal sheet over the whole phone, for something that takes a while; focus goes back to where it came from. */
export function TallSheet({ open, onClose, title, closeLabel, lead, foot, children }: TallSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="tall-sheet" aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <header>
            {lead}
            <h2 id={titleId}>{title}</h2>
            <button type="button" aria-label={closeLabel} onClick={onClose}>
              <CloseIcon size="l" />
            </button>
          </header>
          <div className="body">{children}</div>
          {foot && <div className="foot-bar">{foot}</div>}
        </>
      )}
    </dialog>
  );
}
