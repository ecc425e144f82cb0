import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { SCOPES, type Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { Server } from './server.ts';
import { approve, ask, handOf, post, reportWith } from './station-hand.ts';

/** A case inside its window, with the hands that work on it. */
export async function openCase(
  server: Server,
  language: Language = 'zh-Hans',
  scopes: readonly Scope[] = SCOPES,
) {
  const desk = await handOf(server, server.person('desk'));
  const investigator = await handOf(server, server.person('investigator'));
  const approver = await handOf(server, server.person('approver'));
  const { row: received, pass } = await reportWith(desk, server, language);
  const accepted = await post(investigator, { row: received }, 'case_accepted');
  const { row } = await approve(approver, await ask(investigator, accepted, [...scopes]));
  return {
    row,
    desk,
    investigator,
    approver,
    pass: { ...pass, address: `${server.url}/#${pass.number}/${pass.code}` },
  };
}
