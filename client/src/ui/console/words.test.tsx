import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeEach, expect, it } from 'vitest';
import { ErrorNote } from './ErrorNote.tsx';
import { joinSentences } from './words.ts';

beforeEach(async () => {
  const common = { error: { SIGN_IN_REFUSED: 'badge or password', BUSY: 'busy' } };
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { console: {}, common } }, defaultNS: 'console' });
});

it('joins sentences with a space, in Chinese without', async () => {
  expect(joinSentences('One.', 'Two.')).toBe('One. Two.');
  await i18next.changeLanguage('zh-Hant');
  expect(joinSentences('一。', '二。')).toBe('一。二。');
  expect(joinSentences('一。', false)).toBe('一。');
});

it('says a code in the narrower words of its place, any other in the common ones', () => {
  const noteOf = (code: string) =>
    renderToStaticMarkup(
      <ErrorNote error={Object.assign(new Error(), { code })} instead={{ SIGN_IN_REFUSED: 'password' }} />,
    );
  expect(noteOf('SIGN_IN_REFUSED')).toContain('<span>password</span>');
  expect(noteOf('BUSY')).toContain('<span>busy</span>');
});
