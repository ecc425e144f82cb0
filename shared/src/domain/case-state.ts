/** The stages of a case and the milestones that move it. Pure: the server decides with it, the console offers with it, the portal draws with it. */

export const CASE_KINDS = ['theft', 'robbery', 'lost_property', 'fraud', 'dispute', 'other'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

const RECOVERY_STAGES = [
  'received',
  'accepted',
  'investigating',
  'suspect_identified',
  'suspect_apprehended',
  'property_recovered',
  'property_returned',
  'closed',
] as const;

/** Every stage a case can be in; `refused` and `transferred` are ends beside `closed`. */
export const STAGES = [
  ...RECOVERY_STAGES,
  'mediating',
  'agreed',
  'not_agreed',
  'refused',
  'transferred',
] as const;
export type Stage = (typeof STAGES)[number];

export const OUTCOMES = [
  'property_returned_in_full',
  'property_returned_in_part',
  'solved_without_property',
  'settled',
  'not_solved',
  'withdrawn',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

type MilestoneRule = {
  /** The stage the milestone leads to; absent when it leaves the stage alone. */
  readonly to?: Stage;
  /** Which flow offers it; absent means both. */
  readonly flow?: 'recovery' | 'dispute';
  /** Part of the statutory view: the complainant is told whether or not a window is open. */
  readonly statutory?: true;
  /** What the officer must add. */
  readonly needs?: 'outcome' | 'reason';
};

const rules = {
  case_received: { to: 'received', statutory: true },
  case_accepted: { to: 'accepted', statutory: true },
  case_refused: { to: 'refused', statutory: true, needs: 'reason' },
  case_transferred: { to: 'transferred', statutory: true, needs: 'reason' },
  officer_assigned: { statutory: true },
  investigation_started: { to: 'investigating', flow: 'recovery' },
  scene_visited: { flow: 'recovery' },
  video_lead_found: { flow: 'recovery' },
  witness_heard: {},
  lookout_sent: { flow: 'recovery' },
  lookout_answered: { flow: 'recovery' },
  suspect_identified: { to: 'suspect_identified', flow: 'recovery' },
  suspect_apprehended: { to: 'suspect_apprehended', flow: 'recovery' },
  property_recovered: { to: 'property_recovered', flow: 'recovery' },
  property_returned: { to: 'property_returned', flow: 'recovery' },
  mediation_started: { to: 'mediating', flow: 'dispute' },
  agreement_reached: { to: 'agreed', flow: 'dispute' },
  no_agreement: { to: 'not_agreed', flow: 'dispute' },
  still_searching: {},
  case_closed: { to: 'closed', statutory: true, needs: 'outcome' },
  case_reopened: { statutory: true, needs: 'reason' },
} as const satisfies Record<string, MilestoneRule>;

export type Milestone = keyof typeof rules;
export const MILESTONES = Object.keys(rules) as [Milestone, ...Milestone[]];

/** Milestones that only their own command may post: they carry more than a word. */
const OWN_COMMAND: readonly Milestone[] = ['case_received', 'officer_assigned'];

export const ENDS: readonly Stage[] = ['closed', 'refused', 'transferred'];

export type Visibility = 'shared' | 'internal';

export type CaseState = {
  readonly kind: CaseKind;
  /** Where the case really stands. */
  readonly stage: Stage;
  /** How far the complainant has been told. */
  readonly sharedStage: Stage;
};

export function milestoneRule(milestone: Milestone): MilestoneRule {
  return rules[milestone];
}

/** The fixed steps drawn for a kind of case; a dispute shows its result in place of the two possible ones. */
export function stepsOf(kind: CaseKind, stage: Stage): readonly Stage[] {
  if (kind !== 'dispute') return RECOVERY_STAGES;
  const result: Stage = stage === 'not_agreed' ? 'not_agreed' : 'agreed';
  return ['received', 'accepted', 'mediating', result, 'closed'];
}

/** Zero-based place of a stage among the steps of its kind; `refused` and `transferred` stand where the case was left. */
export function stepIndex(kind: CaseKind, stage: Stage): number {
  const index = stepsOf(kind, stage).indexOf(stage);
  return index === -1 ? 0 : index;
}

function order(kind: CaseKind, stage: Stage): number {
  if (ENDS.includes(stage)) return Number.MAX_SAFE_INTEGER;
  return stepsOf(kind, stage).indexOf(stage);
}

/** Whether a milestone may be posted now. A shared milestone may also catch the complainant up with a stage reached internally. */
export function isMilestoneAllowed(state: CaseState, milestone: Milestone, visibility: Visibility): boolean {
  if (OWN_COMMAND.includes(milestone)) return false;
  const rule: MilestoneRule = rules[milestone];
  const flow = state.kind === 'dispute' ? 'dispute' : 'recovery';
  if (rule.flow && rule.flow !== flow) return false;
  if (rule.statutory && visibility === 'internal') return false;
  if (milestone === 'case_reopened') return ENDS.includes(state.stage);
  if (ENDS.includes(state.stage)) return false;
  if (state.stage === 'received' && !rule.statutory) return false;
  if (milestone === 'case_closed') return state.stage !== 'received';
  if (milestone === 'case_refused') return state.stage === 'received';
  if (!rule.to || milestone === 'case_transferred') return true;
  const from = visibility === 'shared' ? state.sharedStage : state.stage;
  return order(state.kind, rule.to) > order(state.kind, from) && !isRivalResult(state.stage, rule.to);
}

/** "Agreed" and "not agreed" stand on the same step: one does not follow the other. */
function isRivalResult(from: Stage, to: Stage): boolean {
  return (from === 'agreed' && to === 'not_agreed') || (from === 'not_agreed' && to === 'agreed');
}

/** Milestones the state machine allows now, the likely next one first. */
export function milestonesAllowed(state: CaseState, visibility: Visibility): Milestone[] {
  return MILESTONES.filter((milestone) => isMilestoneAllowed(state, milestone, visibility)).sort(
    (a, b) => weight(state, a) - weight(state, b),
  );
}

function weight(state: CaseState, milestone: Milestone): number {
  const to = milestoneRule(milestone).to;
  if (milestone === 'case_transferred' || milestone === 'case_refused') return 1000;
  if (to === 'closed') return 900;
  if (!to) return 500;
  return order(state.kind, to);
}

/** The stages after a milestone. Never moves backwards except by reopening, which returns to `accepted`. */
export function afterMilestone(state: CaseState, milestone: Milestone, visibility: Visibility): CaseState {
  if (milestone === 'case_reopened') return { ...state, stage: 'accepted', sharedStage: 'accepted' };
  const to = milestoneRule(milestone).to;
  if (!to) return state;
  const further = (from: Stage) => (order(state.kind, to) > order(state.kind, from) ? to : from);
  return {
    kind: state.kind,
    stage: further(state.stage),
    sharedStage: visibility === 'shared' ? further(state.sharedStage) : state.sharedStage,
  };
}

/** The step the complainant is told comes next, or null at an end. */
export function nextStage(kind: CaseKind, stage: Stage): Stage | null {
  if (ENDS.includes(stage)) return null;
  if (kind === 'dispute' && stage === 'mediating') return 'agreed';
  return stepsOf(kind, stage)[stepIndex(kind, stage) + 1] ?? null;
}
