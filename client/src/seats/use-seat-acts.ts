import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntentKey } from '../api/use-intent-key.ts';
import { SEATS } from '../live/officer-cache.ts';
import { endSeat, openSeat, showAtSeat } from './seat-queries.ts';

/** What may be done about seats; one thing at a time. */
export type SeatActs = {
  readonly isPending: boolean;
  open(seatId: string): void;
  show(seatId: string, still: string): void;
  end(seatId: string): void;
};

/** Opens, shows and ends a case at seats; a refusal is kept to be told. */
export function useSeatActs(caseId: string): { acts: SeatActs; error: unknown } {
  const client = useQueryClient();
  const keys = useIntentKey();
  const work = useMutation({
    mutationFn: (step: () => Promise<{ seat: Seat }>) => step(),
    onSuccess({ seat }) {
      keys.done();
      client.setQueryData<Seat[]>(SEATS, (all) => all?.map((one) => (one.id === seat.id ? seat : one)));
    },
    // Somebody was faster, or the window is over: what the page offers is out of date.
    onError: () => void client.invalidateQueries({ queryKey: SEATS }),
  });
  const acts: SeatActs = {
    isPending: work.isPending,
    open: (seatId) => work.mutate(() => openSeat(seatId, caseId, keys.of(['open', seatId]))),
    show: (seatId, still) => work.mutate(() => showAtSeat(seatId, still, keys.of(['show', seatId, still]))),
    end: (seatId) => work.mutate(() => endSeat(seatId, keys.of(['end', seatId]))),
  };
  return { acts, error: work.error };
}
