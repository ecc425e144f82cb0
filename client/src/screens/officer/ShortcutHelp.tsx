import { ConsoleDialog } from '../../ui/console/ConsoleDialog.tsx';
import { useWords } from '../../ui/console/words.ts';
import { MOD_KEY } from './mod-key.ts';

const SHORTCUTS = [
  ['j', 'k', 'walk'],
  ['Enter', null, 'open'],
  ['/', `${MOD_KEY} K`, 'search'],
  ['n', null, 'new'],
  ['1', '9', 'milestone'],
  ['Z', null, 'undo'],
  [`${MOD_KEY} Enter`, null, 'send'],
  ['?', null, 'help'],
] as const;

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ConsoleDialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <dl className="shortcuts">
        {SHORTCUTS.map(([first, second, what]) => (
          <div key={what}>
            <dt dir="ltr">
              <kbd>{first}</kbd>
              {second && (
                <>
                  {' '}
                  <kbd>{second}</kbd>
                </>
              )}
            </dt>
            <dd>{t(`shortcuts.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </ConsoleDialog>
  );
}
