import { type ChangeEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { Button } from '../ui/Button.tsx';
import { CameraIcon } from '../ui/icons/CameraIcon.tsx';
import { TallSheet } from '../ui/TallSheet.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import type { Closed } from './closed-note.ts';
import { useDraft } from './drafts.ts';
import { Given } from './Given.tsx';
import type { OwnOutbox } from './use-outbox.ts';
import type { OwnPhoto, Photo } from './use-photo.ts';

type PhotoSheetProps = {
  own: OwnCase;
  photo: OwnPhoto;
  outbox: OwnOutbox;
  closed: Closed | null;
  isOffline: boolean;
  isOpen: boolean;
  onClose: () => void;
};

export function PhotoSheet(props: PhotoSheetProps) {
  const { own, photo, closed, isOpen, onClose } = props;
  const { t } = useTranslation('take-part');
  const { state } = photo.photo;
  const close = () => {
    if (state === 'given') photo.stop();
    onClose();
  };
  return (
    <TallSheet open={isOpen} onClose={close} title={t('photo.title')} closeLabel={t('close')}>
      {state === 'given' ? (
        <PhotoGiven {...props} onClose={close} given={photo.photo.key} />
      ) : closed ? (
        <ClosedNote why={closed} phone={own.case.station.phone} />
      ) : (
        <PhotoForm {...props} />
      )}
    </TallSheet>
  );
}

function PhotoGiven({ photo, outbox, onClose, given }: PhotoSheetProps & { given: string }) {
  const { t } = useTranslation('take-part');
  const isWaiting = outbox.items.some(({ key }) => key === given);
  return (
    <Given
      isWaiting={isWaiting}
      title={t(isWaiting ? 'clue.kept' : 'photo.sent')}
      detail={t(isWaiting ? 'clue.keptDetail' : 'clue.sentDetail')}
    >
      <Button kind="sun" onClick={onClose}>
        {t('clue.done')}
      </Button>
      <Button onClick={photo.stop}>{t('photo.again')}</Button>
    </Given>
  );
}

function PhotoForm({ own, photo: { photo, choose, send, stop }, isOffline }: PhotoSheetProps) {
  const { t } = useTranslation('take-part');
  const textId = useId();
  const [text, setText] = useDraft(own.case.number, 'photo');
  return (
    <>
      <p className="quiet">{t('photo.lead')}</p>
      {(photo.state === 'chosen' || photo.state === 'sending') && <Preview key={photo.url} url={photo.url} />}
      {photo.state === 'too-large' && (
        <p className="field-error" role="alert">
          {t('photo.tooLarge')}
        </p>
      )}
      {photo.state === 'sending' && <Sending share={photo.share} isOffline={isOffline} onStop={stop} />}
      {photo.state !== 'sending' && <Choosing photo={photo} onChoose={choose} />}
      {photo.state === 'chosen' && (
        <>
          {photo.refused && (
            <p className="field-error" role="alert">
              {t(`common:error.${photo.refused}`)}
            </p>
          )}
          <div>
            <label className="lab" htmlFor={textId}>
              {t('photo.text')}
            </label>
            <textarea
              id={textId}
              rows={2}
              maxLength={2_000}
              dir="auto"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <Button kind="sun" onClick={() => send(text)}>
            {t('photo.send')}
          </Button>
        </>
      )}
      <p className="quiet">{t('photo.privacy')}</p>
    </>
  );
}

/** Some phones take photos that their browsers cannot show; those are chosen all the same. */
function Preview({ url }: { url: string }) {
  const { t } = useTranslation('take-part');
  const [isShown, setShown] = useState(true);
  if (!isShown) return <p className="notice">{t('photo.ready')}</p>;
  return <img className="preview" src={url} alt={t('photo.preview')} onError={() => setShown(false)} />;
}

function Choosing({ photo, onChoose }: { photo: Photo; onChoose: (file: File) => void }) {
  const { t } = useTranslation('take-part');
  const isFirst = photo.state !== 'chosen';
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) onChoose(file);
  };
  return (
    <div className="acts two">
      <label className={isFirst ? 'btn sun pick' : 'btn pick'}>
        <input type="file" accept="image/*" capture="environment" onChange={chosen} />
        <CameraIcon />
        {t(isFirst ? 'photo.take' : 'photo.again')}
      </label>
      <label className="btn pick">
        <input type="file" accept="image/*" onChange={chosen} />
        {t('photo.choose')}
      </label>
    </div>
  );
}

function Sending({ share, isOffline, onStop }: { share: number; isOffline: boolean; onStop: () => void }) {
  const { t } = useTranslation('take-part');
  const percent = Math.round(share * 100);
  const words = t('photo.sending', { percent });
  return (
    <div className="sending">
      <progress value={share} aria-label={words} />
      <p className="d">{words}</p>
      <p className="d" role="status">
        {isOffline && t('photo.waiting')}
      </p>
      <Button onClick={onStop}>{t('photo.stop')}</Button>
    </div>
  );
}
