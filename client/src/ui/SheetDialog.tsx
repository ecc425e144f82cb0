import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A modal sheet from the bottom of the phone on the browser's own `<dialog>`: focus, Escape and inertness come with it. */
export function SheetDialog({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="sheet-dialog" aria-labelledby={titleId} onClose={onClose} closedby="any">
      {open && (
        <>
          <h2 id={titleId}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}
