import { Icon, type IconProps } from './Icon.tsx';

export function HandIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-5a1.5 1.5 0 0 1 3 0v8.5a6 6 0 0 1-6 6c-2.6 0-4-1.2-5.3-3.5L4 13.2a1.4 1.4 0 0 1 2.4-1.4L8 14" />
    </Icon>
  );
}
