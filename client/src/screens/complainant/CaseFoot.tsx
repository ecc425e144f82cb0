import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ChevronIcon } from '../../ui/icons/ChevronIcon.tsx';
import { DocumentIcon } from '../../ui/icons/DocumentIcon.tsx';
import { HandBackIcon } from '../../ui/icons/HandBackIcon.tsx';
import { SoundIcon } from '../../ui/icons/SoundIcon.tsx';
import { SheetDialog } from '../../ui/SheetDialog.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { PeopleLinks } from './PeopleLinks.tsx';
import { isSignalWanted, wantSignal } from './signal.ts';

function SignalSwitch() {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(isSignalWanted);
  const change = () => {
    wantSignal(!isWanted);
    setWanted(!isWanted);
  };
  return (
    <button type="button" role="switch" aria-checked={isWanted} onClick={change}>
      <SoundIcon />
      <span>{t('foot.signal')}</span>
      <span className="switch" aria-hidden="true">
        {t(isWanted ? 'foot.on' : 'foot.off')}
      </span>
    </button>
  );
}

function HandBack({ onHandBack }: { onHandBack: () => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        <HandBackIcon />
        <span>{t('handBack.link')}</span>
        <ChevronIcon size="s" />
      </button>
      <SheetDialog open={isOpen} onClose={() => setOpen(false)} title={t('handBack.title')}>
        <p>{t('handBack.detail')}</p>
        <div className="acts">
          <Button kind="ink" onClick={onHandBack}>
            {t('handBack.confirm')}
          </Button>
          <Button onClick={() => setOpen(false)}>{t('handBack.keep')}</Button>
        </div>
      </SheetDialog>
    </>
  );
}

/** Drawn once, and not with every second of the page above it. */
export const CaseFoot = memo(function CaseFoot(props: {
  number: string;
  timeZone: string;
  /** Whether this is the complainant and not who helps them. */
  isOwn: boolean;
  onHandBack: () => void;
}) {
  const { t } = useTranslation();
  return (
    <footer className="foot">
      <p>
        <DocumentIcon />
        <span>
          {t('foot.number')} <bdi className="num">{props.number}</bdi>
        </span>
      </p>
      {props.isOwn && <PeopleLinks timeZone={props.timeZone} />}
      <SignalSwitch />
      <HandBack onHandBack={props.onHandBack} />
      <LanguageButton look="foot" />
    </footer>
  );
});
