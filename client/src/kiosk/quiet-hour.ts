/** Nobody sits in a hall at four in the morning. */
const QUIET_HOUR = 4;
const LEAST_AGE_MS = 6 * 60 * 60_000;

/** Whether a page loaded `age` ago should be loaded afresh now; `minute` spreads the displays over the hour. */
export function isFreshLoadDue(now: number, timeZone: string, age: number, minute: number): boolean {
  if (age < LEAST_AGE_MS) return false;
  const parts = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const read = (type: 'hour' | 'minute') => Number(parts.find((part) => part.type === type)?.value);
  return read('hour') === QUIET_HOUR && read('minute') >= minute;
}
