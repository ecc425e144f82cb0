import { OwnItems } from '../../items/OwnItems.tsx';
import { hasExtra, LineExtra } from '../../take-part/LineExtra.tsx';
import { TakePart } from '../../take-part/TakePart.tsx';

/** One piece, for what two pieces share would come with the first view of the case. */
export const takingPart = { TakePart, LineExtra, OwnItems, hasExtra };
