import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import type { ComponentType } from 'react';
import { BoxIcon } from '../icons/BoxIcon.tsx';
import { CheckIcon } from '../icons/CheckIcon.tsx';
import { ChecksIcon } from '../icons/ChecksIcon.tsx';
import { ClueIcon } from '../icons/ClueIcon.tsx';
import { CuffsIcon } from '../icons/CuffsIcon.tsx';
import { DocumentIcon } from '../icons/DocumentIcon.tsx';
import { ExitIcon } from '../icons/ExitIcon.tsx';
import { EyeIcon } from '../icons/EyeIcon.tsx';
import { HandBackIcon } from '../icons/HandBackIcon.tsx';
import type { IconProps } from '../icons/Icon.tsx';
import { LogIcon } from '../icons/LogIcon.tsx';
import { MarkIcon } from '../icons/MarkIcon.tsx';
import { MessageIcon } from '../icons/MessageIcon.tsx';
import { MinusIcon } from '../icons/MinusIcon.tsx';
import { PersonIcon } from '../icons/PersonIcon.tsx';
import { RadioIcon } from '../icons/RadioIcon.tsx';
import { ScaleIcon } from '../icons/ScaleIcon.tsx';
import { SearchIcon } from '../icons/SearchIcon.tsx';
import { UndoIcon } from '../icons/UndoIcon.tsx';
import { VideoIcon } from '../icons/VideoIcon.tsx';

const icons: Record<Milestone, ComponentType<IconProps>> = {
  case_received: DocumentIcon,
  case_accepted: CheckIcon,
  case_refused: MinusIcon,
  case_transferred: ExitIcon,
  officer_assigned: PersonIcon,
  investigation_started: SearchIcon,
  scene_visited: MarkIcon,
  video_lead_found: VideoIcon,
  witness_heard: MessageIcon,
  lookout_sent: RadioIcon,
  lookout_answered: ChecksIcon,
  suspect_identified: EyeIcon,
  suspect_apprehended: CuffsIcon,
  property_recovered: BoxIcon,
  property_returned: HandBackIcon,
  mediation_started: ScaleIcon,
  agreement_reached: CheckIcon,
  no_agreement: MinusIcon,
  still_searching: ClueIcon,
  case_closed: LogIcon,
  case_reopened: UndoIcon,
};

export function MilestoneIcon({ milestone, ...rest }: IconProps & { milestone: Milestone }) {
  const Drawn = icons[milestone];
  return <Drawn {...rest} />;
}
