import { describe, expect, it } from 'vitest';
import { checkItem, EMPTY_ITEM } from './item-draft.ts';

const checked = (change: Partial<typeof EMPTY_ITEM>) =>
  checkItem({ ...EMPTY_ITEM, name: '手机', ...change }, null);

describe('an item as typed', () => {
  it('needs a name and nothing else; what was left empty is not said', () => {
    expect(checkItem(EMPTY_ITEM, null)).toEqual({ item: null, faults: ['name'] });
    expect(checked({ name: ' 手机 ', imei: '  ' }).item).toEqual({
      name: '手机',
      imei: null,
      serial: null,
      plate: null,
      marks: null,
      value: null,
      uploadId: null,
    });
  });

  it.each([
    ['3,200', 3200],
    ['¥ 3200 元', 3200],
    ['3200.6', 3201],
    ['0', 0],
    ['100000000', 100_000_000],
  ])('reads %s as an amount', (typed, value) => {
    expect(checked({ value: typed }).item?.value).toBe(value);
  });

  it.each(['about 300', '-5', '1e9', '100000001', '3..2'])('does not take %s for one', (value) => {
    expect(checked({ value })).toEqual({ item: null, faults: ['value'] });
  });

  it('takes its photo along', () => {
    expect(checkItem({ ...EMPTY_ITEM, name: '手机' }, 'upload-1').item?.uploadId).toBe('upload-1');
  });
});
