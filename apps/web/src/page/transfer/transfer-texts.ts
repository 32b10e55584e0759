/** The most neurons of a new layer. */
const maxUnits = 512;
const maxLayers = 10;

/** Frozen layers as the command line is told of them: `0,1`, or `none`. */
export const freezeText = (frozen: ReadonlySet<number>): string => [...frozen].sort((a, b) => a - b).join(',') || 'none';

/** `64, 32` as sizes of layers; none for an empty text, undefined for a text that says something else. */
export function readSizes(text: string): readonly number[] | undefined {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const sizes = words.map(Number);
  const isEach = sizes.every((size) => Number.isSafeInteger(size) && size >= 1 && size <= maxUnits);
  return isEach && sizes.length <= maxLayers ? sizes : undefined;
}

/** What makes the same network on the command line. */
export function commandOf(freeze: string, hidden: readonly number[], outputs: number): string {
  return `vitrum train --base model.json --freeze ${freeze}${hidden.length === 0 ? '' : ` --head ${[...hidden, outputs].join(',')}`}`;
}
