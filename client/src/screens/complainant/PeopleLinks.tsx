import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChevronIcon } from '../../ui/icons/ChevronIcon.tsx';
import { LogIcon } from '../../ui/icons/LogIcon.tsx';
import { PeopleIcon } from '../../ui/icons/PeopleIcon.tsx';
import { SheetDialog } from '../../ui/SheetDialog.tsx';
import { Later } from './Later.tsx';

const loadSheets = () => import('../../people/people-sheets.ts').then((part) => part.peopleSheets);
const loadAccessLog = () => loadSheets().then(({ AccessLog }) => AccessLog);
const loadHelpers = () => loadSheets().then(({ Helpers }) => Helpers);

function LinkedSheet({
  icon,
  title,
  children,
}: {
  icon: ReactNode;
  title: string;
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {icon}
        <span>{title}</span>
        <ChevronIcon size="s" />
      </button>
      <SheetDialog open={isOpen} onClose={close} title={title}>
        {children(close)}
      </SheetDialog>
    </>
  );
}

/** The complainant's own: who opened the case, and who may look along. A helper has neither. */
export function PeopleLinks({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation();
  return (
    <>
      <LinkedSheet icon={<LogIcon />} title={t('foot.accessLog')}>
        {(close) => <Later load={loadAccessLog} namespace="people" given={{ timeZone, onClose: close }} />}
      </LinkedSheet>
      <LinkedSheet icon={<PeopleIcon />} title={t('foot.helpers')}>
        {() => <Later load={loadHelpers} namespace="people" given={{}} />}
      </LinkedSheet>
    </>
  );
}
