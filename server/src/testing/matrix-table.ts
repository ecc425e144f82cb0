import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { ROLES, type Role } from '@sunshine-seat/shared/domain/permissions.ts';
import type { Caller } from './matrix-scene.ts';

/** A status for those who are let in, a code for those who are not. */
export type Answer = number | ErrorCode;

/** Who may call one route, decided here by hand: nothing of it is read from the contract. */
export type Decision =
  | { for: 'anyone'; answer: Answer }
  | {
      for: 'complainant';
      answer: number;
      /** What a complainant whose window is not open gets, where that differs. */
      outsideWindow?: Answer;
      /** What a complainant of another case gets who names this one's things, where that differs. */
      elsewhere?: Answer;
    }
  | { for: 'kiosk'; answer: number }
  | { for: 'seat'; answer: number }
  | {
      for: readonly Role[];
      answer: number;
      /** What an officer of another station with every role gets who names this station's things. */
      elsewhere: Answer;
      whileTemporary?: true;
      isStepUp?: true;
    };

type Officers = Extract<Decision, { for: readonly Role[] }>;
const anyone = (answer: Answer): Decision => ({ for: 'anyone', answer });
const officers = (
  roles: readonly Role[],
  answer: number,
  elsewhere: Answer,
  more: Pick<Officers, 'whileTemporary' | 'isStepUp'> = {},
): Decision => ({ for: roles, answer, elsewhere, ...more });

const READERS = ['desk', 'investigator', 'approver', 'mediator', 'auditor'] as const;
const MARKERS = ['desk', 'investigator', 'approver', 'mediator'] as const;
const WRITERS = ['desk', 'investigator', 'mediator'] as const;
const STEP_UP = { isStepUp: true } as const;
const TEMPORARY = { whileTemporary: true } as const;

/** For complainants inside their window alone: in the others' it is over, or never began. */
const inWindow = (answer: number, outsideWindow: Answer = 'WINDOW_ENDED'): Decision => ({
  for: 'complainant',
  answer,
  outsideWindow,
});
/** For the complainant whose thing it is. */
const own = (answer: number): Decision => ({ for: 'complainant', answer, elsewhere: 'NOT_FOUND' });

/** One row a route. A new route without a row does not compile, and fails the test as well. */
export const decisions: Record<RouteId, Decision> = {
  getPortal: anyone(200),
  setUp: anyone('SETUP_DONE'),
  openPass: anyone(200),
  closePass: { for: 'complainant', answer: 200 },
  getOwnCase: { for: 'complainant', answer: 200 },
  signIn: anyone(200),
  getMe: officers(ROLES, 200, 200, TEMPORARY),
  signOut: officers(ROLES, 200, 200, TEMPORARY),
  stepUp: officers(ROLES, 200, 200),
  changePassword: officers(ROLES, 200, 200, TEMPORARY),
  listSessions: officers(ROLES, 200, 200),
  endSession: officers(ROLES, 200, 200),
  listOfficers: officers(ROLES, 200, 200),
  createOfficer: officers(['admin'], 201, 201),
  updateOfficer: officers(['admin'], 200, 'NOT_FOUND'),
  resetPassword: officers(['admin'], 200, 'NOT_FOUND'),
  updateStation: officers(['admin'], 200, 200),
  listCases: officers(READERS, 200, 200),
  takeReport: officers(['desk', 'investigator'], 201, 201),
  getCase: officers(READERS, 200, 'NOT_FOUND'),
  getIdentity: officers(WRITERS, 200, 'NOT_FOUND'),
  postUpdate: officers(WRITERS, 201, 'NOT_FOUND'),
  correctUpdate: officers(WRITERS, 201, 'NOT_FOUND'),
  retractUpdate: officers(WRITERS, 201, 'NOT_FOUND'),
  makePromise: officers(WRITERS, 201, 'NOT_FOUND'),
  assignOfficer: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  reissuePass: officers(['desk'], 201, 'NOT_FOUND'),
  requestSharing: officers(['investigator'], 201, 'NOT_FOUND'),
  listShareRequests: officers(['approver'], 200, 200),
  getShareRequest: officers(['approver'], 200, 'NOT_FOUND'),
  approveSharing: officers(['approver'], 201, 'NOT_FOUND', STEP_UP),
  rejectSharing: officers(['approver'], 201, 'NOT_FOUND', STEP_UP),
  revokeSharing: officers(['investigator', 'approver'], 201, 'NOT_FOUND', STEP_UP),
  startPairing: anyone(201),
  claimPairing: anyone(200),
  approvePairing: officers(['desk', 'admin'], 201, 201),
  listKiosks: officers(['desk', 'admin'], 200, 200),
  unpairKiosk: officers(['desk', 'admin'], 200, 'NOT_FOUND'),
  getBoard: { for: 'kiosk', answer: 200 },
  narrowSharing: officers(['investigator', 'approver'], 201, 'NOT_FOUND', STEP_UP),
  startUpload: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  putChunk: officers(['desk', 'investigator'], 200, 'NOT_FOUND'),
  startOwnUpload: inWindow(201),
  putOwnChunk: own(200),
  getPicture: officers(READERS, 200, 'NOT_FOUND'),
  getOwnPicture: inWindow(200, 'NOT_FOUND'),
  addStill: officers(['investigator'], 201, 'NOT_FOUND'),
  shareStill: officers(['investigator'], 201, 'NOT_FOUND'),
  withdrawStill: officers(['investigator'], 201, 'NOT_FOUND'),
  seeOriginal: officers(['investigator'], 200, 'NOT_FOUND'),
  getRegister: officers(READERS, 200, 'NOT_FOUND'),
  drawMark: officers(MARKERS, 201, 'NOT_FOUND'),
  undoMark: officers(MARKERS, 201, 'NOT_FOUND'),
  sendOwnMessage: inWindow(201),
  addOwnClue: inWindow(201),
  drawOwnMark: inWindow(201, 'NOT_FOUND'),
  undoOwnMark: inWindow(201, 'NOT_FOUND'),
  confirmItem: own(201),
  listHelpers: { for: 'complainant', answer: 200 },
  addHelper: { for: 'complainant', answer: 201 },
  endHelper: own(200),
  getAccessLog: { for: 'complainant', answer: 200 },
  sendMessage: officers(WRITERS, 201, 'NOT_FOUND'),
  addClue: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  assessClue: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  thankForClue: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  listItem: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  moveItem: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  sendLookout: officers(['investigator'], 201, 'NOT_FOUND'),
  endLookout: officers(['investigator'], 201, 'NOT_FOUND'),
  listLookouts: officers(['desk', 'investigator', 'approver', 'patrol'], 200, 200),
  answerLookout: officers(['patrol'], 201, 'NOT_FOUND'),
  getLookoutPicture: officers(['desk', 'investigator', 'approver', 'patrol'], 200, 'NOT_FOUND'),
  listReads: officers(READERS, 200, 'NOT_FOUND'),
  listSeats: officers(['desk', 'investigator', 'approver', 'admin'], 200, 200),
  addSeat: officers(['admin'], 201, 201),
  removeSeat: officers(['admin'], 200, 'NOT_FOUND'),
  openSeat: officers(['desk', 'investigator'], 201, 'NOT_FOUND'),
  showAtSeat: officers(['desk', 'investigator'], 200, 'NOT_FOUND'),
  endSeat: officers(['desk', 'investigator'], 200, 'NOT_FOUND'),
  getSeatView: { for: 'seat', answer: 200 },
  getSeatPicture: { for: 'seat', answer: 200 },
  endSeatHere: { for: 'seat', answer: 200 },
};

const OFFICERS_OVER: readonly Caller[] = ['officer who was deactivated', 'officer who signed out'];
const COMPLAINANTS_OVER: readonly Caller[] = [
  'complainant who handed the phone back',
  'complainant whose pass was reissued',
];

/** What a caller must get from a route. */
export function expected(decision: Decision, caller: Caller): Answer {
  if (decision.for === 'anyone') return decision.answer;
  if (decision.for === 'kiosk') {
    if (caller === 'unpaired kiosk') return 'SESSION_ENDED';
    return caller === 'kiosk' ? decision.answer : 'NOT_SIGNED_IN';
  }
  if (decision.for === 'complainant') {
    if (COMPLAINANTS_OVER.includes(caller)) return 'SESSION_ENDED';
    if (!caller.startsWith('complainant')) return 'NOT_SIGNED_IN';
    if (caller === 'complainant in the window') return decision.answer;
    return decision.outsideWindow ?? decision.elsewhere ?? decision.answer;
  }
  if (decision.for === 'seat') {
    return caller === 'seat display' ? decision.answer : 'NOT_SIGNED_IN';
  }
  return expectedOfOfficer(decision, caller);
}

function expectedOfOfficer(decision: Officers, caller: Caller): Answer {
  if (OFFICERS_OVER.includes(caller)) return 'SESSION_ENDED';
  if (caller === 'officer of another station') return decision.elsewhere;
  if (caller === 'officer with a temporary password')
    return decision.whileTemporary ? decision.answer : 'PASSWORD_CHANGE_REQUIRED';
  if (caller === 'officer long after the password')
    return decision.isStepUp ? 'STEP_UP_REQUIRED' : decision.answer;
  if (!(ROLES as readonly string[]).includes(caller)) return 'NOT_SIGNED_IN';
  return decision.for.includes(caller as Role) ? decision.answer : 'NOT_ALLOWED';
}
