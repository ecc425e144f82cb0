import { Icon, type IconProps } from './Icon.tsx';

export function PrintIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7Z" />
    </Icon>
  );
}
