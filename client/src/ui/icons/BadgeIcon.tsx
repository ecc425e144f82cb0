import { Icon, type IconProps } from './Icon.tsx';

export function BadgeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 2.8 14.6 5l3.4-.2.8 3.3 2.4 2.4-1.5 3 .5 3.4-3.2 1.2L15.3 21 12 20l-3.3 1-1.7-2.9-3.2-1.2.5-3.4-1.5-3 2.4-2.4L6 4.8 9.4 5Z" />
      <path d="m12 8.3 1.1 2.3 2.5.3-1.85 1.7.5 2.5L12 13.9l-2.25 1.2.5-2.5-1.85-1.7 2.5-.3Z" />
    </Icon>
  );
}
