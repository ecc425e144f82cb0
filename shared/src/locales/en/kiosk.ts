import type { Catalogue } from '../catalogue.ts';

export default {
  heading: 'Under way',
  aliasNote: 'Names change daily; only the person concerned knows',
  left: '{{time}} left',
  pageOf: 'Page {{page}} of {{pages}}',
  follow: {
    title: 'Follow your case',
    scan: 'Scan, or open',
    enter: 'Enter the number and code from your case pass',
    watch: 'See every step, any time',
    help: 'No case pass? Ask at the desk.',
    qrLabel: 'QR code that opens the case page',
  },
  figure: {
    receivedToday: 'Reports today',
    openWindows: 'In the window now',
    firstWord: 'First word after',
    minutes_one: 'minute',
    minutes_other: 'minutes',
  },
  age: 'Data from {{ago}}',
  empty: {
    title: 'No case is being shared right now',
    text: 'Once approved, its name and the time left appear here.',
  },
  starting: { title: 'Connecting', text: 'One moment. The display will be back by itself.' },
  resting: { title: 'Back in a moment', text: 'The display is recovering by itself.' },
  pairing: {
    title: 'Pair this display',
    enter: 'An officer enters these six digits in the console.',
    renews: 'The digits renew themselves.',
    fetching: 'New digits are on their way.',
  },
  /** Said by the server at an address that leads nowhere; here because the phone does not load this catalogue. */
  unknownPage: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page is gone.',
    home: 'To the first page of Sunshine Seat',
  },
  language: { 'zh-Hans': '中文', en: 'English', ar: 'العربية' },
  languageShort: { 'zh-Hans': '中文', en: 'EN', ar: 'ع' },
} satisfies Catalogue;
