import { VitrumError, type Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { formatAxis } from '@vitrum/tensor/internal';

/** Layers that join branches, and what has to agree in their inputs. */
interface Joint {
  readonly layer: string;
  /** What it says of its inputs: `needs inputs of one shape`. */
  readonly needs: string;
  /** True if the last axis may differ. */
  readonly isLastAxisFree: boolean;
  readonly hint: string;
}

/**
 * Checks that several inputs have the same length along every axis, or along all but the last one.
 *
 * @throws VITRUM_SHAPE_MISMATCH with both shapes and the axis
 */
export function checkMeeting({ layer, needs, isLastAxisFree, hint }: Joint, inputs: readonly [Shape, ...Shape[]]): void {
  const fail = (problem: string, next: string): never => {
    throw new VitrumError({ code: 'VITRUM_SHAPE_MISMATCH', message: `The layer "${layer}" ${problem}.`, hint: next });
  };
  const [first, ...others] = inputs;
  if (others.length === 0) fail(`reads at least two inputs, got one of shape ${formatShape(first)}`, 'Name the layers in "inputs", such as "inputs": ["left", "right"].');
  for (const [k, shape] of others.entries()) {
    const got = `${needs}, and inputs[0] has the shape ${formatShape(first)}, inputs[${k + 1}] ${formatShape(shape)}`;
    if (shape.length !== first.length) fail(`${got}: ${countAxes(first)} and ${countAxes(shape)}`, hint);
    const compared = isLastAxisFree ? first.length - 1 : first.length;
    const axis = first.slice(0, compared).findIndex((length, each) => length !== shape[each]);
    if (axis !== -1) fail(`${got}: ${first[axis]} and ${shape[axis]} along ${formatAxis(first, axis)}`, hint);
  }
}

const countAxes = ({ length }: Shape): string => (length === 1 ? 'one axis' : `${length} axes`);
