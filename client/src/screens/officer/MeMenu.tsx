import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut } from '../../accounts/session-queries.ts';
import { ConsoleDialog } from '../../ui/console/ConsoleDialog.tsx';
import { Segmented } from '../../ui/console/Segmented.tsx';
import { chooseTheme, chosenTheme, THEMES } from '../../ui/console/theme.ts';
import { listWords, stationName, useWords } from '../../ui/console/words.ts';
import { currentLanguage, setLanguage } from '../../ui/i18n.ts';
import { ExitIcon } from '../../ui/icons/ExitIcon.tsx';
import { ScreenIcon } from '../../ui/icons/ScreenIcon.tsx';
import { dropSession } from './console-client.ts';
import { useLive } from './live-context.ts';
import { useMe } from './session.ts';

/** Who I am, how the console looks, and the way out. */
export function MeMenu({ onHelp }: { onHelp: () => void }) {
  const words = useWords();
  const { t } = words;
  const { officer, station } = useMe();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [theme, setTheme] = useState(chosenTheme);
  const leave = useLeave();
  const initial = (currentLanguage().startsWith('zh') ? officer.familyName : officer.familyNameLatin).slice(
    0,
    1,
  );
  return (
    <>
      <button
        type="button"
        className="rail-me"
        aria-haspopup="dialog"
        aria-label={t('me.label', { name: words.officer(officer) })}
        onClick={() => setOpen(true)}
      >
        {initial}
      </button>
      <ConsoleDialog open={isOpen} onClose={() => setOpen(false)} title={officer.name}>
        <div className="me-menu">
          <p className="who">
            <small className="num">
              {officer.badge} · {stationName(station)}
            </small>
            <small>{listWords(officer.roles.map((role) => t(`common:role.${role}`)))}</small>
          </p>
          <Segmented
            label={t('me.language')}
            value={currentLanguage()}
            onChange={(language: Language) => void setLanguage(language, { remember: true })}
            options={LANGUAGES.map((language) => ({
              value: language,
              label: <span lang={language}>{t(`common:language.${language}`)}</span>,
            }))}
          />
          <Segmented
            label={t('me.theme')}
            value={theme}
            onChange={(chosen) => {
              setTheme(chosen);
              chooseTheme(chosen);
            }}
            options={THEMES.map((one) => ({ value: one, label: t(`theme.${one}`) }))}
          />
          <div className="me-acts">
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                void navigate({ to: '/settings/{-$section}', params: { section: 'me' } });
              }}
            >
              <ScreenIcon />
              {t('me.sessions')}
            </button>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                onHelp();
              }}
            >
              <span aria-hidden="true">
                <kbd>?</kbd>
              </span>
              {t('me.shortcuts')}
            </button>
            <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
              <ExitIcon />
              {t('me.signOut')}
            </button>
          </div>
        </div>
      </ConsoleDialog>
    </>
  );
}

/** What is held back leaves before the officer does. */
function useLeave() {
  const client = useQueryClient();
  const { undo } = useLive();
  return useMutation({
    mutationFn: async () => {
      await undo.flush();
      await signOut();
    },
    onSuccess: () => dropSession(client),
  });
}
