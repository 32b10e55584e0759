import type { LayerSummary } from '../../shared/api/run.ts';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import { pixelAt, placeInWords } from './picture-place.ts';

/** A unit of a layer: `layer 2, neuron 5`, or `layer 1, map 3, row 4, column 7` where its output is a picture. */
export function unitInWords(layer: number, unit: number, summary: Pick<LayerSummary, 'outputShape'> | undefined): string {
  const maps = mapsOf(summary?.outputShape ?? []);
  return `layer ${layer + 1}, ${maps === undefined ? `neuron ${unit}` : placeInWords(pixelAt(maps, unit))}`;
}
