import type { LabState } from '../lab/lab-state.ts';

/** True of pictures of the ten digits, and where there are no data yet. */
export const isOfDigits = ({ data }: Pick<LabState, 'data'>): boolean => data === undefined || (data.picture !== undefined && data.classes.join('') === '0123456789');
