import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../../ui/console/words.ts';
import { SearchIcon } from '../../ui/icons/SearchIcon.tsx';
import { MOD_KEY } from './mod-key.ts';
import { SEARCH_ID } from './search-focus.ts';

/** Narrows the queue while typing; Escape empties it. On another page it leads to the queue. */
export function SearchBox() {
  const { t } = useWords();
  const navigate = useNavigate();
  const searched = useSearch({ strict: false }).q ?? '';
  const [typed, setTyped] = useState(searched);
  useEffect(() => setTyped(searched), [searched]);

  function show(q: string) {
    setTyped(q);
    void navigate({ to: '/', search: (before) => ({ ...before, q: q.trim() || undefined }), replace: true });
  }

  return (
    <search className="find">
      <SearchIcon size="s" />
      <input
        id={SEARCH_ID}
        type="search"
        value={typed}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        onChange={(event) => show(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (typed) show('');
          else event.currentTarget.blur();
        }}
      />
      <span aria-hidden="true">
        <kbd>{`${MOD_KEY} K`}</kbd>
      </span>
    </search>
  );
}
