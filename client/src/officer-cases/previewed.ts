import type { UpdateIntent } from './undo-queue.ts';

/** The part of an update that the complainant may read. */
export type Previewed = Pick<UpdateIntent['body'], 'visibility' | 'milestone' | 'reason' | 'outcome'> & {
  readonly note: string;
  readonly place: string;
};

export function previewOf({ body }: UpdateIntent): Previewed {
  return { ...body, note: body.note ?? '', place: body.place ?? '' };
}
