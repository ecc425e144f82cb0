import { Icon, type IconProps } from './Icon.tsx';

export function UndoIcon(props: IconProps) {
  return (
    <Icon dir {...props}>
      <path d="M8.5 5 4 9.5 8.5 14" />
      <path d="M4 9.5h10a5.5 5.5 0 0 1 0 11h-4" />
    </Icon>
  );
}
