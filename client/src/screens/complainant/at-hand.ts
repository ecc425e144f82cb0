import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { QueryClient } from '@tanstack/react-query';
import { prepareOwnCase } from '../../cases/own-case.ts';
import { setLanguage } from '../../ui/i18n.ts';
import { chosenLanguage } from '../../ui/language.ts';
import type { Begun } from './begin.ts';
import type { Start } from './Portal.tsx';

/** What comes this soon is waited for: to draw that it is awaited would take a slow phone as long. */
const SOON_MS = 400;

/** Null when it does not come in time, or fails. */
function soon<T>(awaited: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, SOON_MS, null));
  return Promise.race([awaited, late]).catch(() => null);
}

async function opened(client: QueryClient, { opening, page }: Begun): Promise<Language | null> {
  const language = await opening;
  await Promise.all([prepareOwnCase(client), page]);
  return language;
}

/**
 * Takes in what was asked for at the beginning. The function it returns says, once the page has its words, where it
 * stands: a pass that is open by then is a session.
 */
export function takeBegun(client: QueryClient, begun: Begun): () => Promise<Start> {
  const awaited = begun.pass ? opened(client, begun) : begun.page.then(() => null);
  awaited.catch(() => {});
  return async () => {
    const language = await soon(awaited);
    if (!language) return begun;
    if (!chosenLanguage()) await setLanguage(language, { remember: false });
    return { pass: null, opening: null, hasSession: true, isHandingBack: false };
  };
}
