import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../ui/i18n.ts';
import { BOARD_LANGUAGES } from './board-turn.ts';

/** Which language has its turn, and which come next. */
export function LanguageTurn({ isShort = false }: { isShort?: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="turn">
      {BOARD_LANGUAGES.map((language) => (
        <span key={language} lang={language} className={language === currentLanguage() ? 'on' : undefined}>
          {t(`${isShort ? 'languageShort' : 'language'}.${language}`)}
        </span>
      ))}
    </p>
  );
}
