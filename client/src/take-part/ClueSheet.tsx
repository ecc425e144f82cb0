import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { Button } from '../ui/Button.tsx';
import { CameraIcon } from '../ui/icons/CameraIcon.tsx';
import { MarkIcon } from '../ui/icons/MarkIcon.tsx';
import { TallSheet } from '../ui/TallSheet.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import { ClueForm } from './ClueForm.tsx';
import type { Closed } from './closed-note.ts';
import { draftFrom, draftText, EMPTY_CLUE } from './clue-draft.ts';
import { useDraft } from './drafts.ts';
import { Given } from './Given.tsx';
import { OwnClueList } from './OwnClueList.tsx';
import { ownClues } from './own-clues.ts';
import type { OwnOutbox } from './use-outbox.ts';

type ClueSheetProps = {
  own: OwnCase;
  outbox: OwnOutbox;
  closed: Closed | null;
  hasStills: boolean;
  isOpen: boolean;
  onClose: () => void;
  onPhoto: () => void;
  onStills: () => void;
};

/** Words, a description, or the way to a photo and to the stills. */
export function ClueSheet(props: ClueSheetProps) {
  const { own, outbox, closed, isOpen, onClose } = props;
  const { t } = useTranslation('take-part');
  const { number, station } = own.case;
  const [kept, keep] = useDraft(number, 'clue');
  const [given, setGiven] = useState<string | null>(null);
  const close = () => {
    setGiven(null);
    onClose();
  };
  return (
    <TallSheet open={isOpen} onClose={close} title={t('clue.title')} closeLabel={t('close')}>
      {given !== null ? (
        <ClueGiven
          isWaiting={outbox.items.some(({ key }) => key === given)}
          onAnother={() => setGiven(null)}
          onDone={close}
        />
      ) : closed ? (
        <ClosedNote why={closed} phone={station.phone} />
      ) : (
        <>
          <p className="quiet">{t('clue.lead')}</p>
          <ClueForm
            draft={draftFrom(kept)}
            onChange={(draft) => keep(draftText(draft))}
            onGive={(body) => {
              setGiven(outbox.give({ type: 'clue', body }));
              keep(draftText(EMPTY_CLUE));
            }}
          />
          <OtherWays {...props} />
        </>
      )}
      <OwnClueList clues={ownClues(own)} timeZone={station.timeZone} />
    </TallSheet>
  );
}

function ClueGiven({
  isWaiting,
  onAnother,
  onDone,
}: {
  isWaiting: boolean;
  onAnother: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('take-part');
  const kind = isWaiting ? 'kept' : 'sent';
  return (
    <Given isWaiting={isWaiting} title={t(`clue.${kind}`)} detail={t(`clue.${kind}Detail`)}>
      <Button kind="sun" onClick={onDone}>
        {t('clue.done')}
      </Button>
      <Button onClick={onAnother}>{t('clue.another')}</Button>
    </Given>
  );
}

function OtherWays({ hasStills, onPhoto, onStills }: ClueSheetProps) {
  const { t } = useTranslation('take-part');
  return (
    <div className="acts two">
      <Button onClick={onPhoto}>
        <CameraIcon />
        {t('clue.photo')}
      </Button>
      {hasStills && (
        <Button onClick={onStills}>
          <MarkIcon />
          {t('clue.still')}
        </Button>
      )}
    </div>
  );
}
