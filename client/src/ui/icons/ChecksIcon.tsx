import { Icon, type IconProps } from './Icon.tsx';

export function ChecksIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m2.5 12.5 4 4L14 9M11 15.5l1 1L21.5 7" />
    </Icon>
  );
}
