import { LANGUAGES } from '@sunshine-seat/shared/domain/languages.ts';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { useWords } from '../../ui/console/words.ts';
import { currentLanguage, setLanguage } from '../../ui/i18n.ts';
import { Logo } from '../../ui/Logo.tsx';

/** The frame of the pages before the console: ink, the sun's panes, one white sheet, and a choice of language. */
export function EntryPage({
  title,
  detail,
  wide = false,
  children,
}: {
  title: ReactNode;
  detail?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <main className="entry panes">
      <div className={classNames('entry-column', wide && 'wide')}>
        <p className="entry-brand">
          <Logo />
          <b>{t('common:product')}</b>
          <span>{t('signIn.console')}</span>
        </p>
        <section className="entry-sheet">
          <h1>{title}</h1>
          {detail !== undefined && <p className="detail">{detail}</p>}
          {children}
        </section>
        <fieldset className="entry-languages">
          <legend className="sr">{t('me.language')}</legend>
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              aria-pressed={language === currentLanguage()}
              onClick={() => void setLanguage(language, { remember: true })}
            >
              {t(`common:language.${language}`)}
            </button>
          ))}
        </fieldset>
      </div>
    </main>
  );
}
