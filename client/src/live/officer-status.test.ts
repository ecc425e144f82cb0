import { describe, expect, it } from 'vitest';
import { lineState } from './officer-status.ts';

describe('the line to the server', () => {
  it('is live while the server is heard of', () => {
    expect(lineState({ phase: 'live', heardAt: 1_000 }, true, 6_000)).toBe('live');
  });

  it('is not believed in after a long silence, though nothing broke', () => {
    expect(lineState({ phase: 'live', heardAt: 1_000 }, true, 27_000)).toBe('off');
  });

  it('is coming back after a short break, and off after a longer one', () => {
    expect(lineState({ phase: 'reconnecting', heardAt: 1_000 }, true, 5_000)).toBe('reconnecting');
    expect(lineState({ phase: 'reconnecting', heardAt: 1_000 }, true, 10_000)).toBe('off');
  });

  it('is off when the device has no network, whatever was heard', () => {
    expect(lineState({ phase: 'live', heardAt: 1_000 }, false, 1_001)).toBe('off');
  });
});
