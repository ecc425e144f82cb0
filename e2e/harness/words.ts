import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';

type Node = string | readonly Node[] | { readonly [key: string]: Node };
type Values = Record<string, string | number>;

const NAMESPACES = [
  'common',
  'portal',
  'console',
  'kiosk',
  'co-viewing',
  'stills',
  'talk',
  'items',
  'lookouts',
  'people',
  'seats',
  'take-part',
] as const;
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];

const catalogues = new Map<string, Node>();
for (const language of LANGUAGES) {
  for (const namespace of NAMESPACES) {
    const catalogue = await import(`@sunshine-seat/shared/locales/${language}/${namespace}.ts`).catch(() => ({
      default: {},
    }));
    catalogues.set(`${language}:${namespace}`, catalogue.default);
  }
}

function find(language: Language, key: string): Node | undefined {
  const [namespace = '', path = ''] = key.split(':');
  let node = catalogues.get(`${language}:${namespace}`);
  for (const step of path.split('.')) {
    node = node && typeof node === 'object' ? (node as { readonly [key: string]: Node })[step] : undefined;
  }
  return node;
}

/** Every form in which a sentence may stand: alone, or one for each plural. */
function textsOf(language: Language, key: string): string[] {
  const found = [key, ...PLURALS.map((form) => `${key}_${form}`)].map((one) => find(language, one));
  const texts = found.filter((one) => typeof one === 'string');
  if (texts.length === 0) throw new Error(`The catalogue ${language} has no ${key}.`);
  return texts;
}

function filled(text: string, values: Values, rest: (name: string) => string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? rest(name)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What the product says, out of its own catalogues, so that a test never copies words. */
export function wordsIn(language: Language) {
  /** A sentence as it stands on the screen; every gap in it must be given. */
  function say(key: string, values: Values = {}): string {
    const { count } = values;
    const form = typeof count === 'number' ? `${key}_${new Intl.PluralRules(language).select(count)}` : key;
    const [text = ''] = textsOf(language, find(language, form) === undefined ? key : form);
    return filled(text, values, (name) => {
      throw new Error(`${key} needs ${name}.`);
    });
  }
  /** A sentence with whatever stands in its gaps, in any of its plural forms. */
  function like(key: string, values: Values = {}): RegExp {
    const given = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, escaped(String(value))]),
    );
    const forms = textsOf(language, key).map((text) =>
      filled(escaped(text).replace(/\\\{\\\{(\w+)\\\}\\\}/g, '{{$1}}'), given, () => '.+'),
    );
    return new RegExp(`^\\s*(?:${forms.join('|')})\\s*$`, 'u');
  }
  /** One word out of a list. */
  function pick(key: string, index: number): string {
    const list = find(language, key);
    const word = Array.isArray(list) ? list[index] : undefined;
    if (typeof word !== 'string') throw new Error(`The catalogue ${language} has no ${key}[${index}].`);
    return word;
  }
  /** Where a word stands in a list. */
  function place(key: string, word: string): number {
    const list = find(language, key);
    return Array.isArray(list) ? list.indexOf(word) : -1;
  }
  return { language, say, like, pick, place };
}

export type Words = ReturnType<typeof wordsIn>;
