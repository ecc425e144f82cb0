import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { SeatView } from '@sunshine-seat/shared/contract/kiosk.ts';
import { type CaseRecord, caseForLive } from '../cases/case-in-hand.queries.ts';
import { headerForHall } from '../cases/hall-cases.queries.ts';
import { isScopeOpen } from '../cases/own-case.queries.ts';
import { keptFile, readFile } from '../files/files.queries.ts';
import { actorKey, type Origin, type SeatActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Picture } from '../platform/http/bind-route.ts';
import type { Services } from '../platform/services.ts';
import { recordRead } from '../platform/unit-of-work.ts';
import { brandOf, getStation } from '../stations/stations.queries.ts';
import { readStills } from '../stills/still-story.queries.ts';
import { findSeat, findSession, type SeatSessionRow, seatsShowing } from './seats.store.ts';

type Shown = NonNullable<SeatView['session']>;

/** The session at a seat with its case, while the case may be shown there at this very moment. */
async function shownCase(
  services: Services,
  seatId: string,
): Promise<{ session: SeatSessionRow; record: CaseRecord } | null> {
  const session = await findSession(services.db, seatId);
  const record = session && (await caseForLive(services, session.caseId));
  const now = services.clock.now();
  if (!session || !record) return null;
  // Asked here too, not only by the sweeper: what has ended is not shown a moment longer.
  const isShared = isScopeOpen(record, 'seat', now) && isScopeOpen(record, 'stills', now);
  return isShared ? { session, record } : null;
}

/** What a seat's display shows now, or null when there is no such seat any more. */
export async function seatViewOf(services: Services, seatId: string): Promise<SeatView | null> {
  const seat = await findSeat(services.db, seatId);
  if (!seat) return null;
  const station = await getStation(services.db, seat.stationId);
  const shown = await shownCase(services, seatId);
  return {
    wire: WIRE_VERSION,
    now: services.clock.now(),
    station: brandOf(station),
    number: seat.number,
    session: shown && (await describe(services, shown.session, shown.record)),
  };
}

async function describe(
  services: Services,
  session: SeatSessionRow,
  record: CaseRecord,
): Promise<Shown | null> {
  const header = headerForHall(record);
  if (!header) return null;
  const { shared, marks } = await readStills(services, record);
  const stills = [...shared.values()];
  const shown = (shared.get(session.still ?? '') ?? stills.at(-1))?.still ?? null;
  const { familyName, familyNameLatin, badge } = session.officer;
  return {
    id: session.id,
    language: record.language,
    officer: { familyName, familyNameLatin, badge },
    ...header,
    isComplainantPresent: services.presence.on(record.id).isComplainantPresent,
    stills,
    shown,
    marks: [...marks.values()]
      .filter(({ still }) => still === shown)
      .map(({ id, mark, side }) => ({ id, mark, side })),
  };
}

export async function getSeatView(services: Services, actor: SeatActor): Promise<SeatView> {
  const view = await seatViewOf(services, actor.seatId);
  if (!view) throw new AppError('SESSION_ENDED');
  return view;
}

/** A shared still of the case that is shown at this seat; anything else is answered like a picture that never was. */
export async function getSeatPicture(
  services: Services,
  actor: SeatActor,
  pictureId: string,
  origin: Origin,
): Promise<Picture> {
  const shown = await shownCase(services, actor.seatId);
  if (!shown) throw new AppError('NOT_FOUND');
  const { record } = shown;
  const { shared } = await readStills(services, record);
  const still = [...shared.values()].find((one) => one.pictureId === pictureId);
  const file = await keptFile(services, record, pictureId);
  if (!still || !file) throw new AppError('NOT_FOUND');
  await recordRead(services, {
    chain: record.stationId,
    at: services.clock.now(),
    actor: actorKey(actor),
    action: 'copy-seen',
    caseId: record.id,
    subject: still.still,
    ...origin,
  });
  return readFile(services, record, file);
}

/** Seats that show a case now. */
export function seatsWith(services: Services, caseId: string): Promise<string[]> {
  return seatsShowing(services.db, caseId);
}
