import { Icon, type IconProps } from './Icon.tsx';

export function CallIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 4h4l1.5 4.5L8 10.5a12 12 0 0 0 5.5 5.5l2-2.5L20 15v4a1.5 1.5 0 0 1-1.5 1.5C10.5 20.5 3.5 13.5 3.5 5.5A1.5 1.5 0 0 1 5 4Z" />
    </Icon>
  );
}
