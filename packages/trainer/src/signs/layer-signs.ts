import type { LayerFigures } from './layer-probe.ts';
import type { Sign } from './sign.ts';
import { count, perCent, ratio } from './words.ts';

/** "As much as 40 % of a network" with ReLU dies where the learning rate is too high: Stanford CS231n, notes on neural networks 1. */
const deadShare = 0.4;
/** Half of a layer learns nothing. Healthy runs have less than a tenth; see `npm run measure:signs`. */
const saturatedShare = 0.5;
/**
 * ‖∂C/∂W‖ / ‖W‖ of the first layer with weights by that of the last. In healthy runs it is between 0.05 and 50 (`npm run measure:signs`); with
 * five layers of sigmoid it is below 1e-3, as the factors σ′ ≤ ¼ make it. Glorot & Bengio 2010, PMLR 9:249–256.
 */
const vanished = 1e-3;
/** A step η·∂C/∂W as long as the weights themselves forgets all that they have learned. Healthy runs stay below 0.01. */
const maxStep = 1;

/** What the figures of layers say of a run. Dead and saturated units stand for the small gradients that follow from them. */
export function layerSigns(figures: readonly LayerFigures[], learningRate: number): readonly Sign[] {
  const last = figures.length - 1;
  const units = figures.flatMap((layer) => [...deadUnits(layer), ...(layer.layer < last ? saturatedUnits(layer) : [])]);
  const exploding = explodingGradients(figures, learningRate);
  if (exploding !== undefined) return [...units, exploding];
  const vanishing = units.length > 0 ? undefined : vanishingGradients(figures);
  return vanishing === undefined ? units : [vanishing];
}

function deadUnits({ layer, units = 0, dead = 0 }: LayerFigures): readonly Sign[] {
  if (dead === 0 || dead < deadShare * units) return [];
  const figure = dead / units;
  return [{
    ...{ sign: 'dead-units', layer, figure },
    message: `${dead} of ${count(units, 'unit')} of layers[${layer}] are dead (${perCent(figure)}): they give 0 for every sample, and learn no more.`,
    hint: 'Lower the learning rate, draw the weights by he-normal, or take an activation with a slope below 0: leaky-relu, elu, gelu.',
  }];
}

function saturatedUnits({ layer, units = 0, saturated = 0 }: LayerFigures): readonly Sign[] {
  if (saturated === 0 || saturated < saturatedShare * units) return [];
  const figure = saturated / units;
  return [{
    ...{ sign: 'saturated-units', layer, figure },
    message: `${saturated} of ${count(units, 'unit')} of layers[${layer}] are saturated (${perCent(figure)}): they stand at the end of their range for nearly every sample, where the slope is 0.`,
    hint: 'Scale the inputs to about −1 … 1, draw smaller weights (glorot-uniform), lower the learning rate, or take relu.',
  }];
}

/** ‖∂C/∂W‖ / ‖W‖ of a layer. */
interface Relative {
  readonly layer: number;
  readonly gradient: number;
}

/** Of layers with weights other than 0. */
function relativeGradients(figures: readonly LayerFigures[]): readonly Relative[] {
  return figures.flatMap(({ layer, weightNorm = 0, gradientNorm = 0 }) => (weightNorm > 0 ? [{ layer, gradient: gradientNorm / weightNorm }] : []));
}

/** ‖∂C/∂W‖ / ‖W‖ of the first layer with weights by that of the last; undefined with fewer than two such layers, or without a gradient. */
export function gradientRatio(figures: readonly LayerFigures[]): number | undefined {
  const layers = relativeGradients(figures);
  const [first, last] = [layers[0], layers.at(-1)];
  if (first === undefined || last === undefined || layers.length < 2 || last.gradient === 0) return undefined;
  return first.gradient / last.gradient;
}

function vanishingGradients(figures: readonly LayerFigures[]): Sign | undefined {
  const figure = gradientRatio(figures);
  const [first] = relativeGradients(figures);
  if (figure === undefined || first === undefined || figure >= vanished) return undefined;
  return {
    ...{ sign: 'vanishing-gradients', layer: first.layer, figure },
    message: `Gradients vanish: relative to its weights, that of layers[${first.layer}] is ${ratio(figure)} times that of the last layer.`,
    hint: 'Take relu or gelu in place of sigmoid or tanh, he-normal or glorot-uniform, batch-norm, residual blocks, or fewer layers.',
  };
}

function explodingGradients(figures: readonly LayerFigures[], learningRate: number): Sign | undefined {
  const layers = relativeGradients(figures);
  const largest = layers.toSorted((a, b) => b.gradient - a.gradient)[0];
  if (largest === undefined) return undefined;
  const hint = 'Lower the learning rate, clip gradients, scale inputs and targets to about −1 … 1, or draw smaller weights (he-normal, glorot-uniform).';
  const { layer } = largest;
  const figure = learningRate * largest.gradient;
  if (!(figure > maxStep)) return undefined;
  return { sign: 'exploding-gradients', layer, figure, hint, message: `Gradients explode: a step along that of layers[${layer}] is ${ratio(figure)} times as long as its weights.` };
}
