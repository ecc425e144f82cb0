import { Icon, type IconProps } from './Icon.tsx';

export function BoxIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m4 8 8-4.5L20 8v8.5L12 21l-8-4.5ZM4 8l8 4.5L20 8M12 12.5V21" />
    </Icon>
  );
}
