import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { CallError } from '../../api/call.ts';
import { dropOwnCase } from '../../cases/own-case.ts';
import { dropKeptWords } from '../../take-part/kept-words.ts';
import { setLanguage } from '../../ui/i18n.ts';
import { chosenLanguage } from '../../ui/language.ts';
import { forgetSession, onOtherSession } from './device.ts';
import type { EntryNotice } from './EntryPage.tsx';
import { OpeningPage } from './OpeningPage.tsx';
import { atOnce, loadCasePage, loadEntryPage } from './pages.ts';
import { type Pass, takePassFromAddress } from './pass-address.ts';
import { finishHandingBack, handBack, openWithPass } from './pass-session.ts';

const CasePage = lazy(atOnce(loadCasePage));
const EntryPage = lazy(atOnce(loadEntryPage));

const AT_LEISURE_MS = 1_000;

/** Whoever hands the phone back without a network still has to arrive at the entry page. */
function keepEntryPageAtHand() {
  setTimeout(() => loadEntryPage().catch(() => {}), AT_LEISURE_MS);
}

type Where =
  | { page: 'entry'; notice: EntryNotice | null; pass: Pass | null }
  | { page: 'opening' }
  | { page: 'case' };

/** `opening` is the answer to the pass in the address, asked for before anything was drawn. */
export type Start = {
  pass: Pass | null;
  opening: Promise<Language> | null;
  isHandingBack: boolean;
  hasSession: boolean;
};

function placeAtStart({ pass, isHandingBack, hasSession }: Start): Where {
  if (pass) return { page: 'opening' };
  if (hasSession && !isHandingBack) return { page: 'case' };
  return { page: 'entry', notice: isHandingBack ? 'handing-back' : null, pass: null };
}

function noticeOf(error: unknown): EntryNotice {
  if (!(error instanceof CallError)) return 'failed';
  if (error.code === 'PASS_REFUSED' || error.code === 'INVALID_INPUT') return 'refused';
  if (error.code === 'THROTTLED') return 'throttled';
  return error.code === 'NETWORK' ? 'no-network' : 'failed';
}

/** Decides between the entry page and the case; whoever leaves the case leaves nothing of it behind. */
export function Portal({ start }: { start: Start }) {
  const client = useQueryClient();
  const [where, setWhere] = useState<Where>(() => placeAtStart(start));

  const open = useCallback(
    async (pass: Pass, opening = openWithPass(client, pass)) => {
      setWhere({ page: 'opening' });
      void loadCasePage();
      try {
        const language = await opening;
        if (!chosenLanguage()) await setLanguage(language, { remember: false });
        setWhere({ page: 'case' });
      } catch (error) {
        const notice = noticeOf(error);
        setWhere({ page: 'entry', notice, pass: notice === 'refused' ? { ...pass, code: '' } : pass });
      }
    },
    [client],
  );
  useScannedPass(start, open);
  // Whatever is written here from now on would go into the case that another page of this browser has opened.
  useEffect(() => onOtherSession(() => window.location.reload()), []);

  const ended = useCallback(() => {
    forgetSession();
    dropOwnCase(client);
    dropKeptWords();
    setWhere((now) => (now.page === 'case' ? { page: 'entry', notice: 'ended', pass: null } : now));
  }, [client]);

  const giveBack = useCallback(() => {
    dropOwnCase(client);
    dropKeptWords();
    void handBack();
    setWhere({ page: 'entry', notice: 'handing-back', pass: null });
  }, [client]);

  const isHandingBack = where.page === 'entry' && where.notice === 'handing-back';
  useEffect(() => {
    if (!isHandingBack) return;
    return finishHandingBack(() => setWhere({ page: 'entry', notice: 'handed-back', pass: null }));
  }, [isHandingBack]);

  if (where.page === 'opening') return <OpeningPage />;
  return (
    // Its own boundary for each page: a case that is left must be gone at once, not hidden until the form is here.
    <Suspense key={where.page} fallback={<OpeningPage />}>
      {where.page === 'case' ? (
        <CasePage onShown={keepEntryPageAtHand} onEnded={ended} onHandBack={giveBack} />
      ) : (
        <EntryPage notice={where.notice} pass={where.pass} onOpen={open} />
      )}
    </Suspense>
  );
}

/** Opens the pass the page was called with, and any that is scanned while it is open. */
function useScannedPass(
  { pass, opening }: Start,
  open: (pass: Pass, opening?: Promise<Language>) => Promise<void>,
) {
  useEffect(() => {
    if (pass && opening) void open(pass, opening);
    const scanned = () => {
      const scannedPass = takePassFromAddress();
      if (scannedPass) void open(scannedPass);
    };
    window.addEventListener('hashchange', scanned);
    return () => window.removeEventListener('hashchange', scanned);
  }, [pass, opening, open]);
}
