import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { useWords } from '../ui/console/words.ts';
import type { TemporaryPassword } from './officer-queries.ts';

/** The only time a temporary password is seen: it closes by saying that it has been handed over. */
export function TemporaryPasswordDialog({
  issued,
  onClose,
}: {
  issued: TemporaryPassword;
  onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <ConsoleDialog open insistent title={t('officers.temporary')} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">
          {t('officers.temporaryWhy', { name: issued.officer.name, badge: issued.officer.badge })}
        </p>
        <output className="secret" dir="ltr">
          {issued.temporaryPassword}
        </output>
        <div className="dialog-acts">
          <Button kind="sun" onClick={onClose}>
            {t('action.handedOver')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
