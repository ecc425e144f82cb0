import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { stepIndex, stepsOf } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Services } from '../platform/services.ts';
import { getStation, type Station } from '../stations/stations.queries.ts';
import { aliasOf } from './alias.ts';
import type { CaseRow } from './case-record.ts';
import { casesInWindow, receivedSince, standingOf } from './cases.store.ts';
import { dayStartIn } from './station-day.ts';

/** What the hall board shows of a station's cases: only those with an open window, and nothing that tells whose they are. */
export async function boardOf(
  services: Services,
  station: Station,
): Promise<Pick<Board, 'cards' | 'figures'>> {
  const now = services.clock.now();
  const rows = await casesInWindow(services.db, station.id, now);
  const today = await receivedSince(services.db, station.id, dayStartIn(station.timeZone, now));
  return {
    cards: rows.flatMap((row) => {
      const { window } = row.sharing;
      if (!window) return [];
      return {
        alias: aliasOf(services, station, row, now),
        stage: row.sharedStage,
        step: stepIndex(row.kind, row.sharedStage),
        steps: stepsOf(row.kind, row.sharedStage).length,
        startsAt: window.startsAt,
        endsAt: window.endsAt,
        changedAt: row.sharedAt,
      };
    }),
    figures: {
      receivedToday: today.received,
      openWindows: rows.length,
      firstWordMinutes: today.firstWordMs === null ? null : Math.round(today.firstWordMs / 60_000),
    },
  };
}

/** The words that cases of a station go by today, by their id. */
export async function aliasesOf(
  services: Services,
  stationId: string,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  const station = await getStation(services.db, stationId);
  const now = services.clock.now();
  const rows = await standingOf(services.db, caseIds);
  return new Map(rows.map((row) => [row.id, aliasOf(services, station, row, now)]));
}

/** How sharing of some cases stands, by their id, without opening them. */
export async function standingsOf(
  services: Services,
  caseIds: readonly string[],
): Promise<Map<string, Pick<CaseRow, 'sharing'>>> {
  return new Map((await standingOf(services.db, caseIds)).map((row) => [row.id, row]));
}

/** What a display in the hall may know of a case inside its window: how far its complainant was told, and until when. */
export function headerForHall({ sharing, sharedStage }: CaseRow) {
  const { window } = sharing;
  return window && { stage: sharedStage, startsAt: window.startsAt, endsAt: window.endsAt };
}
