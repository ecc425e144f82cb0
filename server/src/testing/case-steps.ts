import type { Body, CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { report, type TestClient, update } from './test-app.ts';

export interface CaseAt {
  caseId: string;
  version: number;
  pass: CasePass;
}

/** A case that has been taken and accepted. */
export async function acceptedCase(
  officer: TestClient,
  change: Partial<Body<'takeReport'>> = {},
): Promise<CaseAt> {
  const { row, pass } = await officer.ok('takeReport', { body: report(change) });
  const accepted = await officer.ok('postUpdate', {
    params: { caseId: row.id },
    body: update(row.version, { milestone: 'case_accepted' }),
  });
  return { caseId: row.id, version: accepted.row.version, pass };
}

/** Asks for sharing; the case with its new version and the request. */
export async function askSharing(
  officer: TestClient,
  at: CaseAt,
  minutes = 180,
  scopes: Scope[] = ['timeline'],
): Promise<CaseAt & { requestId: string }> {
  const { row } = await officer.ok('requestSharing', {
    params: { caseId: at.caseId },
    body: { version: at.version, scopes, reason: '需要当事人辨认', minutes },
  });
  const { sharing } = row;
  if (sharing.state !== 'asked' && sharing.state !== 'open') throw new Error('Nothing was asked.');
  const requestId = sharing.state === 'asked' ? sharing.requestId : sharing.asked?.requestId;
  if (!requestId) throw new Error('Nothing was asked.');
  return { ...at, version: row.version, requestId };
}

/** A case inside its window. */
export async function sharedCase(
  officer: TestClient,
  approver: TestClient,
  minutes = 180,
  scopes: Scope[] = ['timeline'],
): Promise<CaseAt> {
  const asked = await askSharing(officer, await acceptedCase(officer), minutes, scopes);
  const { row } = await approver.ok('approveSharing', {
    params: { requestId: asked.requestId },
    body: { version: asked.version, minutes },
  });
  return { ...asked, version: row.version };
}

/** The version a case has now. */
export async function versionOf(officer: TestClient, caseId: string): Promise<number> {
  return (await officer.ok('getCase', { params: { caseId } })).row.version;
}
