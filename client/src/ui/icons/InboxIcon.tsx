import { Icon, type IconProps } from './Icon.tsx';

export function InboxIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 13.5 6.5 5h11L20 13.5V19H4ZM4 13.5h5c.3 1.5 1.3 2.5 3 2.5s2.7-1 3-2.5h5" />
    </Icon>
  );
}
