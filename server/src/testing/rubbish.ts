import fc from 'fast-check';

/** Text that parsers, databases and terminals have stumbled over. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe',
  '\u2066\u2069',
  '\ufeff',
  '\r\nset-cookie: officer=x',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%00',
  '%',
  "' OR 1=1 --",
  '"; DROP TABLE cases; --',
  '#{7*7}',
  '{{constructor}}',
  '<script>alert(1)</script>',
  'NaN',
  '-0',
  '1e309',
  '９９',
  'İ',
  'ﷺ'.repeat(50),
  '👮🏽‍♀️',
  'a'.repeat(5000),
];

export const nastyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 200 }),
);

const nastyNumber = fc.constantFrom(
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 31 + 1,
  2 ** 53,
  -(2 ** 53),
  8.64e15,
  8.64e15 + 1,
  1e308,
  Number.MIN_VALUE,
);

const deep = fc
  .tuple(fc.integer({ min: 1, max: 3000 }), fc.boolean())
  .map(([depth, isArray]) =>
    JSON.parse(
      isArray ? `${'['.repeat(depth)}${']'.repeat(depth)}` : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
    ),
  );

const poisoned = fc
  .constantFrom('{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"x":1}}}', '{"a":1,"a":2}')
  .map((json) => JSON.parse(json));

/** Any JSON there can be, and some of the worst. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ noUnicodeString: false }) },
  { weight: 2, arbitrary: nastyText },
  { weight: 1, arbitrary: nastyNumber },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: poisoned },
  { weight: 1, arbitrary: fc.constantFrom(null, true, [], {}, [[]], [{}]) },
);

/** What is right, with something in it put wrong: a field changed, missing, doubled in a list, or one too many. */
export function nearly(right: unknown): fc.Arbitrary<unknown> {
  if (typeof right !== 'object' || right === null) return anyJson;
  const names = Object.keys(right);
  const strange = fc.tuple(nastyText, anyJson).map(([name, value]) => ({ ...right, [name]: value }));
  if (names.length === 0) return fc.oneof(anyJson, strange);
  const name = fc.constantFrom(...names);
  const changed = name.chain((key) =>
    fc
      .oneof(anyJson, nastyText, nastyNumber, nearly((right as Record<string, unknown>)[key]))
      .map((value) => (Array.isArray(right) ? right.with(Number(key), value) : { ...right, [key]: value })),
  );
  const missing = name.map((key) => Object.fromEntries(Object.entries(right).filter(([k]) => k !== key)));
  return fc.oneof({ weight: 5, arbitrary: changed }, missing, strange, anyJson);
}

/** A value as it may stand in an address: encoded as it should be, or not. */
export const pathPart = fc.oneof(
  fc.uuid(),
  nastyText.map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '%',
    '%zz',
    '%c0%af',
    '%ff',
    '..',
    '.',
    '*',
    ':caseId',
    'a%2fb',
    '%00',
    '~',
    'a;b',
    'a?b=c',
  ),
);

/** Bodies as they stand on the wire, with what the sender says they are. */
export function rawBody(right: unknown): fc.Arbitrary<{ payload: string; type: string | undefined }> {
  const json = nearly(right).map((value) => ({
    payload: JSON.stringify(value) ?? '',
    type: 'application/json',
  }));
  const broken = fc
    .tuple(fc.constant(JSON.stringify(right) ?? '{}'), fc.nat(400), nastyText)
    .map(([text, at, piece]) => ({ payload: text.slice(0, at) + piece, type: 'application/json' }));
  const otherType = fc
    .tuple(
      nastyText,
      fc.constantFrom(
        undefined,
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-16',
        'application/json/',
        'APPLICATION/JSON',
        ';',
        'application/octet-stream',
      ),
    )
    .map(([payload, type]) => ({ payload, type }));
  const huge = fc
    .integer({ min: 60_000, max: 200_000 })
    .map((length) => ({ payload: JSON.stringify({ note: 'x'.repeat(length) }), type: 'application/json' }));
  const poison = fc.constantFrom(
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
    `${'['.repeat(30_000)}`,
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    '\ufeff{}',
    '{"a":1e999}',
    '"\\ud800"',
  );
  return fc.oneof(
    { weight: 8, arbitrary: json },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: otherType },
    { weight: 1, arbitrary: huge },
    { weight: 1, arbitrary: poison.map((payload) => ({ payload, type: 'application/json' })) },
  );
}

// What a header may hold at all: Node refuses to send anything else.
const headerText = fc.oneof(
  fc.constantFrom('', ' ', '%', '%00', '=', ';;;', 'a=b', '\x80\xff', '{}', '../..', 'x'.repeat(3000)),
  fc.string({ maxLength: 80 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
);

/** Headers that a route reads, with strange content. */
export const oddHeaders = fc.record(
  {
    'idempotency-key': headerText,
    'user-agent': headerText,
    accept: headerText,
    'accept-encoding': headerText,
    'if-none-match': headerText,
    'x-forwarded-for': headerText,
    'x-http-method-override': fc.constantFrom('DELETE', 'x'),
    range: headerText,
    'content-encoding': fc.constantFrom('gzip', 'x'),
    'transfer-encoding': fc.constantFrom('identity'),
    expect: fc.constantFrom('100-continue'),
  },
  { requiredKeys: [] },
);

/** A cookie header: the right one, a changed one, or nothing like it. */
export const oddCookie = (right: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(right) },
    { weight: 1, arbitrary: headerText },
    {
      weight: 1,
      arbitrary: headerText.map((value) => `officer=${value}; complainant=${value}; kiosk=${value}`),
    },
    { weight: 1, arbitrary: fc.constant(`${right.slice(0, -1)}~`) },
  );
