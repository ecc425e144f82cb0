import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import { call, endpoint } from '../api/call.ts';
import type { Unsent } from './outbox.ts';

const sendOwnMessage = endpoint('sendOwnMessage', 'POST', '/pass/messages');
const addOwnClue = endpoint('addOwnClue', 'POST', '/pass/clues');
const drawOwnMark = endpoint('drawOwnMark', 'POST', '/pass/marks');
const undoOwnMark = endpoint('undoOwnMark', 'POST', '/pass/marks/:markId/undo');

/** One try to send it; answered with its place in the stream. */
export async function sendUnsent({ key, intent }: Unsent): Promise<readonly ComplainantEvent[]> {
  const { events } = await request(key, intent);
  return events;
}

function request(key: string, intent: Unsent['intent']) {
  switch (intent.type) {
    case 'message':
      return call(sendOwnMessage, { key, body: { text: intent.text } });
    case 'clue':
      return call(addOwnClue, { key, body: intent.body });
    case 'mark':
      return call(drawOwnMark, { key, body: { still: intent.still, mark: intent.mark } });
    case 'mark-clue':
      return call(addOwnClue, { key, body: { form: 'mark', markId: intent.of, text: intent.text } });
    case 'undo':
      return call(undoOwnMark, { key, params: { markId: intent.of } });
  }
}
