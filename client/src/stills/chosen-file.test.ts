import { MAX_FILE_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { expect, it } from 'vitest';
import { CallError } from '../api/call.ts';
import { fileFault, needsAnotherFile } from './chosen-file.ts';

it.each([
  [0, 'INVALID_INPUT'],
  [1, null],
  [MAX_FILE_BYTES, null],
  [MAX_FILE_BYTES + 1, 'TOO_LARGE'],
])('a file of %i bytes: %s', (size, fault) => expect(fileFault({ size })).toBe(fault));

it.each(['PICTURE_REFUSED', 'UPLOAD_INCOMPLETE', 'NOT_FOUND'] as const)('%s asks for another file', (code) =>
  expect(needsAnotherFile(new CallError(code))).toBe(true),
);

it.each(['NETWORK', 'BUSY', 'SESSION_ENDED'] as const)('%s keeps the file that has arrived', (code) =>
  expect(needsAnotherFile(new CallError(code))).toBe(false),
);
