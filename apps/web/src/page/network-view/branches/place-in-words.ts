/** A layer, or the input. */
export const placeInWords = (layer: number): string => (layer < 0 ? 'the input' : `layer ${layer + 1}`);
