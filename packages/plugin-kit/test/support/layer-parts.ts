import {
  layerPlan, VitrumError, type GradientSink, type LayerDefinition, type LayerGradients, type LayerPlan, type LayerTensors, type RandomGenerator, type Shape, type Tensor,
} from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Unknown } from './subjects.ts';

/** A layer of a plan, without options, which refuses more than one input. */
export const layer = (plan: (shape: Shape) => LayerPlan): Unknown => ({
  options: {},
  plan: (_options: unknown, [shape = [], ...others]: readonly Shape[]) => {
    if (others.length > 0) throw refusal('one input, please');
    return plan(shape);
  },
});

/** A layer that changes the plans of another one. */
export const changed = ({ options, plan }: Pick<LayerDefinition, 'options' | 'plan'>, change: (plan: LayerPlan) => LayerPlan): Unknown => ({
  options,
  plan: (...given: Parameters<LayerDefinition['plan']>) => change(plan(...given)),
});

/** What a layer says of shapes that it does not take. */
export const refusal = (message: string): VitrumError => new VitrumError({ code: 'VITRUM_SHAPE_MISMATCH', message, hint: '' });

/** Where a fault can be put into a layer: around its passes, or into its plan. */
export interface Faults {
  readonly plan?: Partial<LayerPlan>;
  readonly forward?: (tensors: LayerTensors, training: boolean, run: () => void) => void;
  readonly backward?: (gradients: LayerGradients, tensors: LayerTensors, run: () => void) => void;
}

/** a = s ⊙ x + t */
export function scaled(shape: Shape, { plan, forward, backward }: Faults = {}): LayerPlan {
  const size = sizeOf(shape);
  const parameter = (first: number) => ({ shape, initializer: { name: 'first', sample: () => first }, fan: { fanIn: size, fanOut: size }, role: 'scale' }) as const;
  return {
    ...layerPlan({
      outputShape: shape,
      parameters: { scale: parameter(1), shift: parameter(0) },
      bind: (tensors) => {
        const { inputs: [{ data: x }], output: { data: a }, parameters } = tensors;
        const [s, t] = [parameters.scale.data, parameters.shift.data];
        const run = (): void => x.forEach((each, i) => (a[i] = (s[i % size] ?? NaN) * each + (t[i % size] ?? NaN)));
        return {
          forward: (training) => (forward === undefined ? run() : forward(tensors, training, run)),
          bindBackward: (gradients) => {
            const { output: { data: da }, inputs: [dx] } = gradients;
            const back = (): void => {
              gradients.parameters.scale.fill((gradient) => sumInto(gradient, da.map((each, i) => each * (x[i] ?? NaN))));
              gradients.parameters.shift.fill((gradient) => sumInto(gradient, da));
              dx?.data.forEach((_, i) => (dx.data[i] = (s[i % size] ?? NaN) * (da[i] ?? NaN)));
            };
            return () => (backward === undefined ? back() : backward(gradients, tensors, back));
          },
        };
      },
    }),
    ...plan,
  };
}

/** gradient = Σ of the samples' values */
export function sumInto({ data }: Tensor, values: Tensor['data']): void {
  data.fill(0);
  values.forEach((value, i) => (data[i % data.length] = (data[i % data.length] ?? NaN) + value));
}

/** The sink of a parameter's gradient, whose numbers are changed after they have been written. */
export const altered = (sink: GradientSink, alter: (gradient: Tensor) => void): GradientSink => ({
  product: (a, b) => sink.product(a, b),
  sumRows: (b) => sink.sumRows(b),
  fill: (write) => sink.fill((gradient) => {
    write(gradient);
    alter(gradient);
  }),
});

/** Multiplies every number by a factor that the forward pass chooses and keeps. */
export function masked(shape: Shape, factor: (x: number, training: boolean, random: RandomGenerator) => number, plan: Partial<LayerPlan> = {}): LayerPlan {
  return {
    ...layerPlan({
      outputShape: shape,
      kept: { mask: shape },
      bind: ({ inputs: [{ data: x }], output: { data: a }, kept: { mask: { data: mask } }, random }) => ({
        forward: (training) => x.forEach((each, i) => {
          mask[i] = factor(each, training, random);
          a[i] = each * (mask[i] ?? NaN);
        }),
        bindBackward: ({ output: { data: da }, inputs: [dx] }) => () => dx?.data.forEach((_, i) => (dx.data[i] = (da[i] ?? NaN) * (mask[i] ?? NaN))),
      }),
    }),
    ...plan,
  };
}

/** Leaves half of the numbers out in training, as `draw` says. */
export const dropped = (shape: Shape, draw: (random: RandomGenerator) => number = (random) => random.uniform(), plan: Partial<LayerPlan> = {}): LayerPlan =>
  masked(shape, (_x, training, random) => (training ? 2 * Number(draw(random) < 0.5) : 1), { draws: true, ...plan });
