import type { CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';
import type { ComponentType } from 'react';
import { BagIcon } from '../icons/BagIcon.tsx';
import { DocumentIcon } from '../icons/DocumentIcon.tsx';
import type { IconProps } from '../icons/Icon.tsx';
import { JewelleryIcon } from '../icons/JewelleryIcon.tsx';
import { PeopleIcon } from '../icons/PeopleIcon.tsx';
import { PhoneIcon } from '../icons/PhoneIcon.tsx';
import { WalletIcon } from '../icons/WalletIcon.tsx';

const icons: Record<CaseKind, ComponentType<IconProps>> = {
  theft: BagIcon,
  robbery: JewelleryIcon,
  lost_property: WalletIcon,
  fraud: PhoneIcon,
  dispute: PeopleIcon,
  other: DocumentIcon,
};

export function KindIcon({ kind, ...rest }: IconProps & { kind: CaseKind }) {
  const Drawn = icons[kind];
  return <Drawn {...rest} />;
}
