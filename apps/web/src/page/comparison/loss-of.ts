import type { NamedRun } from './differences.ts';

/** The loss that a run is trained with; losses of different kinds are on different scales. Empty where it is not known. */
export const lossOf = ({ settings }: Pick<NamedRun, 'settings'>): string => settings.find(({ name }) => name === 'loss')?.value ?? '';
