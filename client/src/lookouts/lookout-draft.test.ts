import { describe, expect, it } from 'vitest';
import { type LookoutDraft, lookoutBody } from './lookout-draft.ts';

const draft: LookoutDraft = {
  description: ' 灰色外套 ',
  place: ' ',
  still: null,
  isOriginal: false,
  isTold: true,
};
const still = { id: 's1', camera: '03', takenAt: null, pictureId: 'work', copyId: 'copy' };
const AT = { version: 7, clueId: null };
const body = (change: Partial<LookoutDraft>, stills = [still]) =>
  lookoutBody({ ...draft, ...change }, stills, AT);

describe('a lookout as typed', () => {
  it('is sent with what was said and nothing else', () => {
    expect(body({})).toEqual({
      version: 7,
      description: '灰色外套',
      place: null,
      picture: null,
      isTold: true,
      clueId: null,
    });
  });

  it('is not sent without a description', () => {
    expect(body({ description: '  ' })).toBeNull();
  });

  it('takes the masked copy along, or by decision the picture without masks', () => {
    expect(body({ still: 's1' })?.picture).toEqual({ still: 's1', isOriginal: false });
    expect(body({ still: 's1', isOriginal: true })?.picture).toEqual({ still: 's1', isOriginal: true });
  });

  it('does not send a still without masks unless that was ticked', () => {
    const bare = [{ ...still, copyId: null }];
    expect(body({ still: 's1' }, bare as never)).toBeNull();
    expect(body({ still: 's1', isOriginal: true }, bare as never)?.picture?.isOriginal).toBe(true);
  });

  it('forgets a still that is not there any more', () => {
    expect(body({ still: 'gone', isOriginal: true })?.picture).toBeNull();
  });
});
