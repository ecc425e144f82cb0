import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { useWords } from '../ui/console/words.ts';
import { PrintIcon } from '../ui/icons/PrintIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import type { ItemStory } from './item-story.ts';
import { ReturnList } from './ReturnList.tsx';

/** What is handed back, to be checked and signed on paper. */
export function ReturnListDialog({
  held,
  stories,
  me,
  onClose,
}: {
  held: OfficerCase;
  stories: readonly ItemStory[];
  me: Me;
  onClose: () => void;
}) {
  const { t } = useWords();
  const now = useNow(60_000);
  const back = stories.filter(({ state }) => state === 'recovered' || state === 'returned');
  return (
    <ConsoleDialog open wide title={t('items:print.title')} onClose={onClose}>
      {back.length === 0 ? (
        <p className="hint">{t('items:print.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is to be scrolled by keyboard
        <section className="return-frame" tabIndex={0} aria-label={t('items:print.preview')}>
          <ReturnList
            stories={back}
            number={held.row.number}
            station={me.station}
            language={held.facts.language}
            printedAt={now}
          />
        </section>
      )}
      <div className="dialog-acts">
        <Button onClick={onClose}>{t('items:print.cancel')}</Button>
        {back.length > 0 && (
          <Button kind="sun" onClick={() => window.print()}>
            <PrintIcon />
            {t('items:print.start')}
          </Button>
        )}
      </div>
    </ConsoleDialog>
  );
}
