import type { CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { CasePassSlip } from '../../cases/CasePassSlip.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConsoleDialog } from '../../ui/console/ConsoleDialog.tsx';
import { useWords } from '../../ui/console/words.ts';
import { PrintIcon } from '../../ui/icons/PrintIcon.tsx';
import { useMe } from './session.ts';

/** The only time the access code is seen: it closes by saying that the slip has been handed over. */
export function CasePassSheet({
  pass,
  language,
  isNew,
  onHandedOver,
}: {
  pass: CasePass;
  /** The complainant's. */
  language: Language;
  isNew: boolean;
  onHandedOver: () => void;
}) {
  const { t } = useWords();
  const { officer, station } = useMe();
  return (
    <ConsoleDialog
      open
      wide
      insistent
      title={t(isNew ? 'pass.issued' : 'pass.reissued', { number: pass.number })}
      onClose={onHandedOver}
    >
      <div className="slip-sheet">
        <div className="slip-frame">
          <CasePassSlip
            pass={pass}
            station={station}
            language={language}
            printedAt={pass.issuedAt}
            desk={t('common:badge', { badge: officer.badge })}
            isPreviewed
          />
        </div>
        <div className="form">
          <p className="text-text-2">{t('pass.once')}</p>
          <Button kind="ink" onClick={() => window.print()}>
            <PrintIcon />
            {t('pass.print')}
          </Button>
          <Button kind="sun" onClick={onHandedOver}>
            {t('action.handedOver')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
