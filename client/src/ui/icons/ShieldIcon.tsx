import { Icon, type IconProps } from './Icon.tsx';

export function ShieldIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 3 4.5 5.5V12c0 4.5 3.2 7.4 7.5 9 4.3-1.6 7.5-4.5 7.5-9V5.5Z" />
      <path d="m9 11.8 2.2 2.2L15.2 10" />
    </Icon>
  );
}
