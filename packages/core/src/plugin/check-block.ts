import type { Shape } from '../contracts/tensor.ts';
import { VitrumError } from '../errors/vitrum-error.ts';

/**
 * Checks that the branch of a residual block gives the shape of its shortcut.
 *
 * @throws VITRUM_SHAPE_MISMATCH with both shapes, the axis, and a shortcut that would do
 */
export function checkBlock(shortcut: Shape, branch: Shape): void {
  const axis = branch.findIndex((length, each) => length !== shortcut[each]);
  if (axis === -1 && branch.length === shortcut.length) return;
  const isSameRank = branch.length === shortcut.length;
  const difference = isSameRank ? `${branch[axis]} and ${shortcut[axis]} along ${axisOf(branch, axis)}` : `${branch.length} and ${shortcut.length} axes`;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The branch of the residual block gives ${listed(branch)}, and its shortcut ${listed(shortcut)}: ${difference}.`,
    hint: hintFor(shortcut, branch),
  });
}

const listed = (shape: Shape): string => `[${shape.join(', ')}]`;

function axisOf({ length }: Shape, axis: number): string {
  const name = length === 3 ? ['height', 'width', 'channels'][axis] : undefined;
  return name === undefined ? `axis ${axis}` : `axis ${axis}, the ${name}`;
}

function hintFor(from: Shape, to: Shape): string {
  const layer = projection(from, to);
  if (layer === undefined) return 'Keep the shape in "layers", such as with "padding": "same", or give "shortcut" layers that change it alike.';
  return `Give the block a "shortcut" that ends in this shape, such as "shortcut": [${layer}], or keep the shape in "layers".`;
}

/** One layer from one shape to the other, as JSON; undefined if there is none. */
function projection(from: Shape, to: Shape): string | undefined {
  const [height = 1, width = 1] = from;
  const [rows = 1, columns = 1, filters = 1] = to;
  if (from.length === 1 && to.length === 1) return `{ "type": "dense", "units": ${rows} }`;
  const stride = Math.ceil(height / rows);
  const fits = from.length >= 2 && from.length <= 3 && to.length === 3 && Math.ceil(height / stride) === rows && Math.ceil(width / stride) === columns;
  if (!fits) return undefined;
  return `{ "type": "conv2d", "filters": ${filters}, "kernelSize": 1${stride === 1 ? '' : `, "stride": ${stride}`} }`;
}
