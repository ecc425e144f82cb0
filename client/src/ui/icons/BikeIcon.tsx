import { Icon, type IconProps } from './Icon.tsx';

export function BikeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="6" cy="16" r="3.5" />
      <circle cx="18" cy="16" r="3.5" />
      <path d="M6 16 9 9h6l3 7M9 9 7.5 6.5h-2M15 9l1-3h2.5M9.5 16h4L15 9" />
    </Icon>
  );
}
