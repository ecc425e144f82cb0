import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { call, endpoint } from '../../api/call.ts';
import { dropKeptCase } from '../../cases/kept-case-place.ts';
import { askForOwnCase, forgetAnswer } from '../../cases/own-case-answer.ts';
import { dropKeptWords } from '../../take-part/kept-words.ts';
import { noteSession } from './device.ts';
import type { Pass } from './pass-address.ts';

const postPass = endpoint('openPass', 'POST', '/pass/session');

/**
 * Opens a case on this device, where nothing of another one stays; a scanned pass ends a handing back that was still on
 * its way. The case is asked for at once: on a slow phone its page is long in coming.
 */
export async function openPass({ number, code }: Pass): Promise<Language> {
  dropKeptCase();
  dropKeptWords();
  forgetAnswer();
  const { language } = await call(postPass, { body: { number, code } });
  noteSession();
  askForOwnCase();
  return language;
}
