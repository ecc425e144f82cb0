import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSessionOver, ME_KEY } from '../../accounts/session-queries.ts';
import { CallError } from '../../api/call.ts';
import { dropDrafts } from '../../officer-cases/kept-drafts.ts';
import { wipePictures } from '../../ui/still/use-picture.ts';

const RETRIES = 2;

/** Nothing a session held outlives it: every cache is emptied, pictures go, and the sign-in page comes up. */
export function dropSession(client: QueryClient): void {
  client.setQueryData(ME_KEY, null);
  wipePictures();
  dropDrafts();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME_KEY[0] });
  client.getMutationCache().clear();
}

export function createConsoleClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isSessionOver(error)) dropSession(client);
    if (error instanceof CallError && error.code === 'PASSWORD_CHANGE_REQUIRED') {
      void client.invalidateQueries({ queryKey: ME_KEY });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: (count, error) => error instanceof CallError && error.code === 'NETWORK' && count < RETRIES,
      },
    },
  });
  return client;
}
