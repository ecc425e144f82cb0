import { Icon, type IconProps } from './Icon.tsx';

export function MessageIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 5h16v11.5h-9L6.5 20v-3.5H4Z" />
      <path d="M8 9.5h8M8 12.5h5" />
    </Icon>
  );
}
