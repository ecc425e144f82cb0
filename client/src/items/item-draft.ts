import type { Body } from '@sunshine-seat/shared/contract/routes.ts';

/** An item as it is being typed. */
export interface ItemDraft {
  readonly name: string;
  readonly imei: string;
  readonly serial: string;
  readonly plate: string;
  readonly marks: string;
  readonly value: string;
}
export type ItemField = keyof ItemDraft;

export const EMPTY_ITEM: ItemDraft = { name: '', imei: '', serial: '', plate: '', marks: '', value: '' };

const MAX_YUAN = 100_000_000;

/** What is to be sent, or the fields at fault. */
export function checkItem(
  draft: ItemDraft,
  uploadId: string | null,
): { item: Body<'listItem'> | null; faults: readonly ItemField[] } {
  const text = (field: ItemField) => draft[field].trim() || null;
  const name = text('name');
  const value = yuan(draft.value);
  const faults: ItemField[] = [
    ...(name ? [] : ['name' as const]),
    ...(value === undefined ? ['value' as const] : []),
  ];
  if (!name || value === undefined) return { item: null, faults };
  const marks = { imei: text('imei'), serial: text('serial'), plate: text('plate'), marks: text('marks') };
  return { item: { name, ...marks, value, uploadId }, faults };
}

/** Whole yuan; null when nothing was said, undefined when it is no amount. */
function yuan(typed: string): number | null | undefined {
  const plain = typed.replace(/[\s,，¥￥元]/g, '');
  if (plain === '') return null;
  const value = Math.round(Number(plain));
  return /^\d+(\.\d+)?$/.test(plain) && value <= MAX_YUAN ? value : undefined;
}
