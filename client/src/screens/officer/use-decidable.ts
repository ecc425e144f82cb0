import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { shareRequestsQuery } from '../../sharing/share-queries.ts';
import { useMe } from './session.ts';

/** Requests that wait for this officer: those of others, if they may decide at all. */
export function useDecidable(): readonly ShareRequest[] {
  const { officer } = useMe();
  const { data } = useQuery({ ...shareRequestsQuery, enabled: isAllowed(officer.roles, 'decide-sharing') });
  return (data ?? []).filter(({ requestedBy }) => requestedBy.id !== officer.id);
}
