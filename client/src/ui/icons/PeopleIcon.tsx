import { Icon, type IconProps } from './Icon.tsx';

export function PeopleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8.5" r="3" />
      <circle cx="16" cy="8.5" r="3" />
      <path d="M2.5 19c.3-3.5 2.3-5.5 5.5-5.5 1.8 0 3.2.7 4 2 .8-1.3 2.2-2 4-2 3.2 0 5.2 2 5.5 5.5" />
    </Icon>
  );
}
