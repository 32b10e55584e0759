import type { LayerSummary } from '../../../shared/api/run.ts';

/** True for a layer that reads another one than that before it. */
export const readsAround = ({ sources }: Pick<LayerSummary, 'sources'>, index: number): boolean => sources.some((source) => source !== index - 1);
