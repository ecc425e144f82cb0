import { LANGUAGES } from '@sunshine-seat/shared/domain/languages.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { currentLanguage, setLanguage } from '../../ui/i18n.ts';
import { ChevronIcon } from '../../ui/icons/ChevronIcon.tsx';
import { GlobeIcon } from '../../ui/icons/GlobeIcon.tsx';
import { SheetDialog } from '../../ui/SheetDialog.tsx';

/** The language of the page, in the top bar or in the foot. */
export function LanguageButton({ look }: { look: 'bar' | 'foot' }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const current = currentLanguage();
  const name = t(`language.${current}`);
  return (
    <>
      <button type="button" className={look === 'bar' ? 'lang' : undefined} onClick={() => setOpen(true)}>
        <GlobeIcon />
        {look === 'bar' ? <span>{name}</span> : <span>{t('languageNow', { name })}</span>}
        {look === 'foot' && <ChevronIcon size="s" />}
      </button>
      <SheetDialog open={isOpen} onClose={() => setOpen(false)} title={t('languageTitle')}>
        <div className="acts">
          {LANGUAGES.map((language) => (
            <Button
              key={language}
              lang={language}
              kind={language === current ? 'ink' : 'plain'}
              aria-pressed={language === current}
              onClick={() => {
                setOpen(false);
                void setLanguage(language, { remember: true });
              }}
            >
              {t(`language.${language}`)}
            </Button>
          ))}
        </div>
      </SheetDialog>
    </>
  );
}
