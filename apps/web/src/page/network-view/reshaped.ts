import { mapsOf } from '../../shared/pictures/maps-of.ts';
import type { LayerSummary } from '../../shared/api/run.ts';

/** True for a layer that lays the numbers of a picture in a row, as flatten does: there is nothing to see but what was there before. */
export const isReshaped = ({ sources, inputShape, outputShape, inputs, units, parameterCount, activation }: LayerSummary): boolean =>
  (mapsOf(inputShape) !== undefined || (sources[0] === -1 && inputShape.length > 1)) && outputShape.length === 1 && inputs === units && parameterCount === 0 && activation === undefined;
