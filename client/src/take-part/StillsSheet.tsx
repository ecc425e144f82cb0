import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { ChevronIcon } from '../ui/icons/ChevronIcon.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';
import { TallSheet } from '../ui/TallSheet.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import type { Closed } from './closed-note.ts';
import { StillList } from './StillList.tsx';
import { StillViewer } from './StillViewer.tsx';
import type { SharedStill } from './shared-stills.ts';
import type { OwnOutbox } from './use-outbox.ts';

type StillsSheetProps = {
  own: OwnCase;
  stills: readonly SharedStill[];
  outbox: OwnOutbox;
  /** Why stills are not shared now, or null while they are. */
  closed: Closed | null;
  canGive: boolean;
  isOpen: boolean;
  /** The one that is looked at; null for all of them. */
  still: string | null;
  onStill: (still: string | null) => void;
  onClose: () => void;
};

export function StillsSheet(props: StillsSheetProps) {
  const { stills, closed, isOpen, still, onStill, onClose } = props;
  const { t } = useTranslation('take-part');
  // One alone is looked at straight away.
  const only = stills.length === 1 ? stills[0] : undefined;
  const looked = closed ? undefined : (stills.find((one) => one.still === still) ?? only);
  const position = looked ? stills.indexOf(looked) + 1 : 0;
  const isOneOfMany = looked !== undefined && stills.length > 1;
  return (
    <TallSheet
      open={isOpen}
      onClose={onClose}
      title={isOneOfMany ? t('stills.number', { n: position, m: stills.length }) : t('stills.title')}
      closeLabel={t('close')}
      lead={
        isOneOfMany && (
          <button type="button" data-back aria-label={t('back')} onClick={() => onStill(null)}>
            <ChevronIcon size="l" className="backward" />
          </button>
        )
      }
    >
      <Content {...props} looked={looked} />
    </TallSheet>
  );
}

function Content({
  own,
  stills,
  outbox,
  closed,
  canGive,
  looked,
  onStill,
}: StillsSheetProps & { looked: SharedStill | undefined }) {
  const { t } = useTranslation('take-part');
  const { timeZone, phone } = own.case.station;
  if (closed) {
    return (
      <>
        <p className="quiet">{t('stills.gone')}</p>
        <ClosedNote why={closed} phone={phone} />
      </>
    );
  }
  if (looked) {
    return <StillViewer key={looked.still} still={looked} outbox={outbox} canGive={canGive} />;
  }
  // The page knows that there are some, and has not got them (again) yet.
  if (stills.length === 0 && !own.lens.includes('stills')) {
    return <StateBlock kind="offline" title={t('stills.away')} detail={t('stills.awayDetail')} />;
  }
  if (stills.length === 0) {
    return <StateBlock kind="empty" title={t('stills.empty')} detail={t('stills.emptyDetail')} />;
  }
  return <StillList stills={stills} timeZone={timeZone} onOpen={onStill} />;
}
