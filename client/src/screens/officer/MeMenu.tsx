import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { signOut } from '../../accounts/session-queries.ts';
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
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="rail-me" aria-label={t('me.label', { name: words.officer(officer) })}>
        {initial}
      </Button>
      <Popover className="popover" placement="end bottom" isNonModal>
        <Dialog className="me-menu" aria-label={t('me.title')}>
          <p className="who">
            <b>{officer.name}</b>
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
        </Dialog>
      </Popover>
    </DialogTrigger>
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
