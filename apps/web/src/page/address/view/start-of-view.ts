import type { Selection } from '../../../shared/api/data.ts';

/** True for the sample that a page begins with. */
export const isShownAtStart = (selection: Selection): boolean => selection.kind === 'sample' && selection.part === 'train' && selection.index === 0;
