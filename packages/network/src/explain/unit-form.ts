import { VitrumError, type Incoming, type Parameter } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { NetworkLayer } from '../pass/network-layer.ts';

/** A unit whose z is a sum over inputs, z = Σ inputs[k]·weights[k] + bias, according to its layer's `incoming`. */
export interface UnitForm {
  readonly layer: NetworkLayer;
  readonly unit: number;
  /** Indices into the sample's input, one per weight. */
  readonly inputs: readonly number[];
  readonly weights: Parameter;
  /** Indices into the weights, one per input. */
  readonly weightIndices: readonly number[];
  readonly bias: { readonly parameter: Parameter; readonly index: number } | undefined;
}

/** Number of units of a layer; undefined if they are not sums over its inputs. */
export function unitCountOf(layer: NetworkLayer | undefined): number | undefined {
  return layer?.hasIncoming === true ? sizeOf(layer.outputShape) : undefined;
}

/** The form of one unit; undefined for a layer whose units are not sums over its inputs. */
export function unitFormOf(layer: NetworkLayer | undefined, unit: number): UnitForm | undefined {
  const incoming = layer?.incoming(unit);
  if (layer === undefined || incoming === undefined) return undefined;
  const { inputs, parameter, weights, bias } = incoming;
  return {
    layer, unit, inputs,
    weights: parameterOf(layer, parameter),
    weightIndices: weights,
    bias: bias && { parameter: parameterOf(layer, bias.parameter), index: bias.index },
  };
}

function parameterOf(layer: NetworkLayer, name: Incoming['parameter']): Parameter {
  const parameter = layer.parameter(name);
  if (parameter !== undefined) return parameter;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONTRIBUTION',
    message: `The layer "${layer.type}" tells of a parameter "${name}" in incoming(), and has none of that name.`,
    hint: `Its parameters: ${layer.parameters.map((each) => each.name).join(', ')}.`,
  });
}
