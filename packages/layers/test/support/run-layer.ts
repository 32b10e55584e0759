import type { BoundLayer, GradientSink, LayerDefinition, LayerPlan, OptionSchema, Precision, Prepare, Shape, Tensor } from '@vitrum/core';
import { createDraws, createTensor, prepareOn, referenceBackend, reshaped, sizeOf, tensorFrom } from '@vitrum/tensor';
import { gemm, sumRows } from '@vitrum/tensor/operations';

/** A layer bound to tensors of its own, with nothing around it. */
export interface RunningLayer {
  readonly bound: BoundLayer;
  readonly inputs: readonly [Tensor, ...Tensor[]];
  readonly output: Tensor;
  readonly parameters: Readonly<Record<string, Tensor>>;
  readonly state: Readonly<Record<string, Tensor>>;
  readonly kept: Readonly<Record<string, Tensor>>;
  readonly errors: Readonly<Record<string, Tensor>>;
  /** ∂C/∂input of each input, after `backward`. */
  readonly inputGradients: readonly [Tensor, ...Tensor[]];
  /** ∂C/∂θ by name, after `backward`. */
  readonly gradients: Readonly<Record<string, Tensor>>;
  forward(training?: boolean, step?: number): readonly number[];
  backward(outputGradient: readonly number[], from?: 'output' | 'logits'): void;
}

/** What the numbers of a run are. */
export interface RunLayerOptions {
  readonly inputs: readonly (readonly number[])[];
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
  readonly batchSize: number;
  readonly precision?: Precision;
}

/** The plan of a layer for inputs of these shapes. */
export function planOf<Schema extends OptionSchema>(
  definition: LayerDefinition<string, Schema>,
  options: Parameters<LayerDefinition<string, Schema>['plan']>[0],
  ...shapes: readonly [Shape, ...Shape[]]
): LayerPlan {
  return definition.plan(options, shapes);
}

/** Binds a plan on the reference; parameters that are not given begin as their initializers say, without a draw. */
export function runLayer(plan: LayerPlan, shapes: readonly [Shape, ...Shape[]], options: RunLayerOptions): RunningLayer {
  const { batchSize, precision = 'float64' } = options;
  const batch = (shape: Shape): Tensor => createTensor([batchSize, ...shape], precision);
  const [first, ...rest] = shapes;
  const filled = (shape: Shape, k: number): Tensor => tensorFrom([batchSize, ...shape], options.inputs[k] ?? [], precision);
  const inputs = [filled(first, 0), ...rest.map((shape, k) => filled(shape, k + 1))] as const;
  const inputGradients = [batch(first), ...rest.map(batch)] as const;
  const output = batch(plan.outputShape);
  const draws = createDraws(3, 0);
  const noDraw = { ...draws, normal: () => NaN, uniform: () => NaN };
  const parameters = mapValues(plan.parameters ?? {}, ({ shape, initializer, fan }, name) => {
    const given = options.parameters?.[name];
    const tensor = createTensor(shape, precision);
    tensor.data.forEach((_, i) => (tensor.data[i] = given?.[i] ?? initializer.sample(noDraw, fan)));
    return tensor;
  });
  const state = mapValues(plan.state ?? {}, ({ shape, initial }) => {
    const tensor = createTensor(shape, precision);
    tensor.data.fill(initial);
    return tensor;
  });
  const kept = mapValues(plan.kept ?? {}, batch);
  const errors = mapValues(plan.errors ?? {}, batch);
  const gradients = mapValues(parameters, ({ shape }) => createTensor(shape, precision));
  const bound = plan.bind({ batchSize, inputs, output, parameters, state, kept, random: draws, prepare: prepareOn(referenceBackend) });
  const outputGradient = batch(plan.outputShape);
  const backward = bound.bindBackward({
    output: outputGradient, inputs: inputGradients, errors,
    parameters: mapValues(gradients, (gradient) => sinkInto(gradient, prepareOn(referenceBackend))),
  });
  return {
    bound, inputs, output, parameters, state, kept, errors, inputGradients, gradients,
    forward: (training = false, step = 1) => {
      draws.startStep(step);
      bound.forward(training);
      return [...output.data];
    },
    backward: (numbers, from = 'output') => {
      outputGradient.data.set(numbers);
      backward(from);
    },
  };
}

/** Forms a gradient at once. */
function sinkInto(gradient: Tensor, prepare: Prepare): GradientSink {
  return {
    product: (a, b) => prepare(gemm, { a, b, out: gradient, transposeA: true })(),
    sumRows: (b) => prepare(sumRows, { matrix: b, out: reshaped(gradient, [sizeOf(gradient.shape)]) })(),
    fill: (write) => write(gradient),
  };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From, name: string) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
