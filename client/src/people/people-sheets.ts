import { AccessLog } from './AccessLog.tsx';
import { Helpers } from './Helpers.tsx';

/** One piece, for what two pieces share would come with the first view of the case. */
export const peopleSheets = { AccessLog, Helpers };
