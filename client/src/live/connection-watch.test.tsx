import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { type ConnectionWatch, useConnection, watchConnection } from './connection-watch.ts';

type ShownProps = { watch: ConnectionWatch; onDraw: () => void };

function Shown({ watch, onDraw }: ShownProps) {
  onDraw();
  return useConnection(watch, (facts) => facts.isConnected) ? 'here' : 'away';
}

test('a sign of life draws nothing anew where nothing follows from it', () => {
  const watch = watchConnection(() => 1, true);
  let drawn = 0;
  const place = document.createElement('div');
  const root = createRoot(place);
  const onDraw = () => {
    drawn += 1;
  };
  flushSync(() => root.render(<Shown {...{ watch, onDraw }} />));
  flushSync(() => watch.connected());
  expect(place.textContent).toBe('here');
  const before = drawn;
  flushSync(() => watch.heard());
  expect(drawn).toBe(before);
  flushSync(() => watch.lost());
  expect(place.textContent).toBe('away');
  root.unmount();
});
