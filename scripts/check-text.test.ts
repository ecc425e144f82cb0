import { expect, test } from 'vitest';
import { findText } from './check-text.js';

function textsIn(source: string) {
  return findText('Page.tsx', source).map(({ text }) => text);
}

test.each([
  ['between tags', '<p>Your case</p>', 'Your case'],
  ['in an expression between tags', "<p>{'Your case'}</p>", 'Your case'],
  ['in a label that is read out', '<button aria-label="Close" />', 'Close'],
  ['in a placeholder given as an expression', "<input placeholder={'Code'} />", 'Code'],
  ['in Chinese, wherever it stands', "const title = '报案人';", '报案人'],
  ['in Arabic, within a template', `const title = \`القضية \${number}\`;`, 'القضية'],
])('text %s is found', (_where, source, text) => {
  expect(textsIn(source)).toEqual([text]);
});

test.each([
  ['a key of the catalogue', "<p>{t('case.title')}</p>"],
  ['a class or a role', '<p className="card" role="status" />'],
  ['signs without letters', '<p>· 3 / 5</p>'],
  ['a comment', '// 报案人 is the complainant\nconst a = 1;'],
])('%s is left alone', (_what, source) => {
  expect(textsIn(source)).toEqual([]);
});
