import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { CloseIcon } from '../icons/CloseIcon.tsx';

/** A modal on the desktop, a sheet from below on the phone. Escape and a press outside close it unless it holds something that is shown only once. */
export function ConsoleDialog({
  open,
  onClose,
  title,
  wide = false,
  insistent = false,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  wide?: boolean;
  insistent?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('console');
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable={!insistent}
      isKeyboardDismissDisabled={insistent}
    >
      <Modal className={classNames('dialog-sheet', wide && 'wide')}>
        <Dialog className="dialog">
          <header>
            <Heading slot="title">{title}</Heading>
            {!insistent && (
              <button type="button" className="icon-button" aria-label={t('action.close')} onClick={onClose}>
                <CloseIcon />
              </button>
            )}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
