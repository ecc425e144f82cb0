import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoint } from '../../api/call.ts';
import { wearAccent } from '../../ui/brand.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import { LockIcon } from '../../ui/icons/LockIcon.tsx';
import { PrintIcon } from '../../ui/icons/PrintIcon.tsx';
import { nameIn } from '../../ui/names.ts';
import { Topbar } from '../../ui/PhoneShell.tsx';
import { closeSheetsOnBack } from './back-closes-sheets.ts';
import { EntryForm } from './EntryForm.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import type { Pass } from './pass-address.ts';
import { QuickExitButton } from './QuickExitButton.tsx';

/** Why the person is here and not at the case. */
export type EntryNotice =
  | 'refused'
  | 'throttled'
  | 'no-network'
  | 'failed'
  | 'ended'
  | 'handing-back'
  | 'handed-back';

// Not needed to show a case first: this page is fetched soon after it.
closeSheetsOnBack();

const ERRORS: readonly EntryNotice[] = ['refused', 'throttled', 'no-network', 'failed'];
const getPortal = endpoint('getPortal', 'GET', '/portal');

function usePortal() {
  return useQuery({
    queryKey: ['portal'],
    queryFn: () => call(getPortal, {}),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 2,
  });
}

function Notice({ notice }: { notice: EntryNotice }) {
  const { t } = useTranslation();
  const isError = ERRORS.includes(notice);
  return (
    <div className={isError ? 'notice alert' : 'notice'} role={isError ? 'alert' : 'status'}>
      <p className="b">{t(`notice.${notice}.title`)}</p>
      <p>{t(`notice.${notice}.detail`)}</p>
    </div>
  );
}

export function EntryPage({
  notice,
  pass,
  onOpen,
}: {
  notice: EntryNotice | null;
  pass: Pass | null;
  onOpen: (pass: Pass) => void;
}) {
  const { t } = useTranslation();
  const station = usePortal().data?.station ?? null;
  useEffect(() => {
    wearAccent(station?.accent ?? null);
  }, [station?.accent]);
  const product = t('product');
  useEffect(() => {
    document.title = product;
  }, [product]);
  return (
    <div className="phone entry panes">
      <header className="phone-column">
        <Topbar
          brand={station ? nameIn(station.names, currentLanguage()) : product}
          aside={station ? product : undefined}
        >
          <LanguageButton look="bar" />
          <QuickExitButton />
        </Topbar>
        <div className="hi">
          <h1>{t('enter.title')}</h1>
          <p>{t('enter.how')}</p>
        </div>
      </header>
      <main className="form">
        <div className="phone-column">
          {notice && <Notice notice={notice} />}
          <EntryForm key={pass?.number} pass={pass} isRefused={notice === 'refused'} onOpen={onOpen} />
          <ul className="hints">
            <li>
              <LockIcon />
              <span>{t('enter.secret')}</span>
            </li>
            <li>
              <PrintIcon />
              <span>{t('enter.lost')}</span>
            </li>
          </ul>
        </div>
      </main>
    </div>
  );
}
