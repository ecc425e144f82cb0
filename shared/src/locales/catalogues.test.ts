import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REJECTION_CODES, REVOCATION_CODES } from '../contract/base.ts';
import { ERROR_CODES } from '../contract/errors.ts';
import { CASE_KINDS, MILESTONES, OUTCOMES, STAGES } from '../domain/case-state.ts';
import { ALIAS_COUNT } from '../domain/daily-alias.ts';
import type { Language } from '../domain/languages.ts';
import { LANGUAGES } from '../domain/languages.ts';
import { ROLES } from '../domain/permissions.ts';
import { END_REASONS, SCOPES } from '../domain/recovery-window.ts';
import type { Catalogue } from './catalogue.ts';

type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const SIMPLIFIED_ONLY =
  /[们这来时说对国为会发开关进动经过还现实点样见长话问业东车马鸟鱼门间听请谁让认识读写记证讯护双应当无线给报务处办财锁运远边续结组织网终统响项题页领权区医单卫变号听员团图场声备复头她夺妇宁实审宽导层岁师帐带帮广库庆归录态总恼户执扫护择损换据摄数断显档检汉济测满灭灯灵爱现环电盖监确离种称简类级纪练细终绍络绝统继绪维缓编缩罗联胜脑范虑虽补观规视览触订讨训议讲许论设访评词译试诚该详误课谈谢负责败贴购赔输辑达迁适选递邮释钟键错阅队阳际险难预须频风验]/u;
const TRADITIONAL_ONLY =
  /[們這來時說對國為會發開關進動經過還現實點樣見長話問業東車馬鳥魚門間聽請誰讓認識讀寫記證訊護雙應當無線給報務處辦財鎖運遠邊續結組織網終統響項題頁領權區醫單衛變號員團圖場聲備復頭奪婦寧審寬導層歲師帳帶幫廣庫慶歸錄態總惱戶執掃擇損換據攝數斷顯檔檢漢濟測滿滅燈靈愛環電蓋監確離種稱簡類級紀練細紹絡絕繼緒維緩編縮羅聯勝腦範慮雖補觀規視覽觸訂討訓議講許論設訪評詞譯試誠該詳誤課談謝負責敗貼購賠輸輯達遷適選遞郵釋鐘鍵錯閱隊陽際險難預須頻風驗]/u;

/** Arrays stay one leaf per element, so that a missing alias is a missing key. */
function flatten(tree: Catalogue | readonly string[], path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[at, value] as [string, string]] : flatten(value, at);
  });
}

function variablesOf(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '').sort();
}

function baseOf(key: string): string {
  return key.replace(PLURAL, '_plural');
}

function namespacesOf(language: Language): string[] {
  return readdirSync(new URL(`./${language}/`, import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

async function load(language: Language): Promise<Record<string, Texts>> {
  const loaded: Record<string, Texts> = {};
  for (const file of namespacesOf(language)) {
    const module = (await import(new URL(`./${language}/${file}`, import.meta.url).href)) as {
      default: Catalogue;
    };
    loaded[file] = new Map(flatten(module.default));
  }
  return loaded;
}

const catalogues = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await load(language)] as const)),
) as Record<Language, Record<string, Texts>>;

const source = catalogues['zh-Hans'];

function allTexts(language: Language): [string, string][] {
  return Object.entries(catalogues[language]).flatMap(([file, texts]) =>
    [...texts].map(([key, text]) => [`${file} ${key}`, text] as [string, string]),
  );
}

/** The names of languages are written each in its own script everywhere. */
function ownWords(language: Language): [string, string][] {
  return allTexts(language).filter(([key]) => !/ language(Short)?\./.test(key));
}

it('has the same namespaces in every language', () => {
  for (const language of LANGUAGES) expect(namespacesOf(language)).toEqual(namespacesOf('zh-Hans'));
});

describe.each(LANGUAGES)('%s', (language) => {
  const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it.each(Object.keys(source))('has every key of %s and no other', (file) => {
    const keys = (texts: Texts | undefined) => [...new Set([...(texts?.keys() ?? [])].map(baseOf))].sort();
    expect(keys(catalogues[language][file])).toEqual(keys(source[file]));
  });

  it('has exactly the plural forms its grammar knows', () => {
    for (const [file, texts] of Object.entries(catalogues[language])) {
      const bases = new Set(
        [...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')),
      );
      for (const base of bases) {
        const forms = [...texts.keys()].filter((key) => PLURAL.test(key) && key.replace(PLURAL, '') === base);
        expect(forms.sort(), `${file} ${base}`).toEqual(plurals.map((form) => `${base}_${form}`).sort());
      }
    }
  });

  it('leaves no text empty or unfinished', () => {
    const unfinished = ownWords(language).filter(
      // A label brings the space before what it names along: Chinese has none there.
      ([, text]) =>
        text.trim() === '' || text.replace(/: $/, ':') !== text.trim() || /TODO|FIXME|XXX/.test(text),
    );
    expect(unfinished).toEqual([]);
  });

  it('speaks of the same variables as the source', () => {
    for (const [file, texts] of Object.entries(catalogues[language])) {
      for (const [key, text] of texts) {
        const original = source[file]?.get(key) ?? source[file]?.get(key.replace(PLURAL, '_other')) ?? '';
        // "One minute" and "two minutes" may say the number in a word.
        const spoken = (names: string[]) => names.filter((name) => !PLURAL.test(key) || name !== 'count');
        expect(spoken(variablesOf(text)), `${file} ${key}`).toEqual(spoken(variablesOf(original)));
        if (/_(few|many|other)$/.test(key)) {
          expect(variablesOf(text), `${file} ${key}`).toEqual(variablesOf(original));
        }
      }
    }
  });

  it('writes digits in Latin', () => {
    expect(allTexts(language).filter(([, text]) => /[\u0660-\u0669\u06f0-\u06f9０-９]/.test(text))).toEqual(
      [],
    );
  });

  it(`has ${ALIAS_COUNT} words for the hall board, no two alike`, () => {
    const aliases = [...(catalogues[language]['common.ts'] ?? [])].filter(([key]) =>
      key.startsWith('aliases.'),
    );
    // Vowel and doubling marks do not tell two Arabic words apart on a wall.
    const written = aliases.map(([, word]) => word.toLowerCase().replace(/\p{Mn}/gu, ''));
    expect(written).toHaveLength(ALIAS_COUNT);
    expect(new Set(written).size).toBe(ALIAS_COUNT);
  });

  it('has words for every code of the domain and the contract', () => {
    const wanted = [
      ...STAGES.flatMap((stage) => [`stage.${stage}`, `stageNext.${stage}`, `stageSentence.${stage}`]),
      ...MILESTONES.flatMap((milestone) => [
        `milestone.${milestone}.title`,
        `milestone.${milestone}.explain`,
      ]),
      ...CASE_KINDS.map((kind) => `kind.${kind}`),
      ...OUTCOMES.map((outcome) => `outcome.${outcome}`),
      ...SCOPES.flatMap((scope) => [`scope.${scope}.title`, `scope.${scope}.explain`]),
      ...ROLES.map((role) => `role.${role}`),
      ...ERROR_CODES.map((code) => `error.${code}`),
      ...REJECTION_CODES.map((code) => `rejection.${code}`),
      ...REVOCATION_CODES.map((code) => `revocation.${code}`),
      ...END_REASONS.map((reason) => `endReason.${reason}`),
      ...LANGUAGES.map((other) => `language.${other}`),
    ];
    expect(wanted.filter((key) => !catalogues[language]['common.ts']?.has(key))).toEqual([]);
  });
});

it('says the name of a language in that language everywhere', () => {
  for (const other of LANGUAGES) {
    const names = LANGUAGES.map((language) => catalogues[language]['common.ts']?.get(`language.${other}`));
    expect(new Set(names).size, other).toBe(1);
  }
});

it('keeps simplified characters out of zh-Hant', () => {
  expect(ownWords('zh-Hant').filter(([, text]) => SIMPLIFIED_ONLY.test(text))).toEqual([]);
});

it('keeps traditional characters out of zh-Hans', () => {
  expect(ownWords('zh-Hans').filter(([, text]) => TRADITIONAL_ONLY.test(text))).toEqual([]);
});

it.each(['zh-Hans', 'zh-Hant'] as const)(
  'puts no space after a full stop, a comma or a colon in %s',
  (language) => {
    expect(ownWords(language).filter(([, text]) => /[。，：？！] /.test(text))).toEqual([]);
  },
);

it('quotes in zh-Hans as zh-Hans does', () => {
  expect(ownWords('zh-Hans').filter(([, text]) => /[「」]/.test(text))).toEqual([]);
});

it.each(['en', 'ar'] as const)('leaves nothing in Chinese in %s', (language) => {
  expect(ownWords(language).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

it('leaves nothing in English in ar', () => {
  const english = new Map(ownWords('en'));
  const same = ownWords('ar').filter(
    ([key, text]) => english.get(key) === text && /[a-z]{4}/i.test(text.replace(/\{\{.*?\}\}/g, '')),
  );
  expect(same).toEqual([]);
});
