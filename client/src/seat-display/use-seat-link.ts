import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { connectDisplay, type DisplayLink } from '../live/display-socket.ts';
import { seatStream } from '../live/display-streams.ts';
import { serverClock } from '../ui/server-clock.ts';
import { wipePictures } from '../ui/still/use-picture.ts';
import { endHere } from './end-here.ts';
import { type HeldView, heard, isOver, tapped, tookView, wiped } from './held-view.ts';

const LOOK_MS = 250;

type SeatHandlers = {
  unpaired(): void;
  /** The page is of another version than the server. */
  outdated(): void;
};

/** What this display holds, and the tap that ends it. It is nowhere but in the memory of the page. */
export function useSeatLink(handlers: SeatHandlers): { held: HeldView | null; end: () => void } {
  const [held, setHeld] = useState<HeldView | null>(null);
  const last = useRef<HeldView | null>(null);
  const link = useRef<DisplayLink | null>(null);
  const unpaired = useEffectEvent(() => handlers.unpaired());
  const outdated = useEffectEvent(() => handlers.outdated());

  const hold = useEffectEvent((next: HeldView | null) => {
    // Another session is another case: no picture outlives the one it belongs to.
    if (last.current?.session && last.current.session.id !== next?.session?.id) wipePictures();
    last.current = next;
    setHeld(next);
  });

  useEffect(() => {
    const display = connectDisplay(seatStream, {
      message(view) {
        serverClock.observe(view.now);
        hold(tookView(last.current, view, serverClock.now(), performance.now()));
      },
      alive(now) {
        serverClock.observe(now);
        if (last.current) hold(heard(last.current, performance.now()));
      },
      bye: () => last.current && hold(wiped(last.current, 'lost')),
      unpaired() {
        hold(null);
        unpaired();
      },
      outdated() {
        if (last.current) hold(wiped(last.current, 'lost'));
        outdated();
      },
    });
    link.current = display;
    const timer = setInterval(() => {
      const why = last.current && isOver(last.current, serverClock.now(), performance.now());
      if (!last.current || !why) return;
      hold(wiped(last.current, why));
      // A sign of life does not say again what is shown: that comes with joining anew.
      if (why === 'lost') display.renew();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      display.close();
      hold(null);
    };
  }, []);

  const end = () => {
    const session = last.current?.session;
    if (!last.current || !session) return;
    if (last.current.session) wipePictures();
    last.current = tapped(last.current);
    setHeld(last.current);
    void endHere(session.id, session.endsAt);
  };
  return { held, end };
}
