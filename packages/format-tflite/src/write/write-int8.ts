import { VitrumError, type Calibration, type CompleteModel, type FormatFile } from '@vitrum/core';
import { envelopeOf } from '@vitrum/formats/internal';
import { greatestSum, quantizeModel, type QuantizedStep, type QuantizedValue } from '@vitrum/quantization';
import { envelopeName } from '../graph/metadata-names.ts';
import { encodeGraph } from './encode-graph.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { int8, int8OperatorsOf } from './int8-operators.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * The file of a model that computes in 8-bit integers and takes and gives floats, as runtimes in browsers want. Its numbers are others than
 * the model's: the layers are not beside the graph.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers that integers cannot express, and for those with so many inputs that sums of 32 bits overflow
 */
export function writeInt8(model: CompleteModel, calibration: Calibration): readonly [FormatFile] {
  const program = quantizeModel(model, calibration, 'tflite');
  const graph = new GraphBuilder();
  const [{ inputShapes: [inputShape] }] = model.layers;
  const kindOf = (index: number) => program.values[index] ?? { scale: 1, zeroPoint: 0 };
  const input = graph.add({ name: 'input', shape: [1, ...inputShape], type: 'float32' });
  const first = graph.apply('QUANTIZE', [input], input.shape, {}, int8(kindOf(0)));
  const values: Value[] = [first];
  for (const step of program.steps) {
    checkSums(step, kindOf(step.inputs[0]));
    const [one, ...rest] = step.inputs;
    const valueOf = (index: number): Value => values[index] ?? first;
    values[step.output] = int8OperatorsOf(graph, step, [valueOf(one), ...rest.map(valueOf)], kindOf(step.output));
  }
  const outputShape = model.layers.at(-1)?.outputShape ?? inputShape;
  const last = graph.reshape(values[program.output] ?? first, [1, ...outputShape]);
  const output = graph.apply('DEQUANTIZE', [last], last.shape);
  const metadata = new TextEncoder().encode(envelopeOf({ parameters: {}, state: {}, metadata: model.metadata }));
  return [{ name: '.tflite', bytes: encodeGraph(graph.finish(input, output, { [envelopeName]: metadata })) }];
}

/** Runtimes of TensorFlow Lite sum in 32 bits. */
function checkSums(step: QuantizedStep, input: QuantizedValue): void {
  if (step.op !== 'linear' || greatestSum(step, input) < 2 ** 31) return;
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${step.layer} has so many inputs that its sums of 8-bit products could overflow the 32 bits of TensorFlow Lite.`,
    hint: 'Leave out --int8, give the layer fewer inputs by a pool before it, or write C, which then sums in 64 bits: --to c --int8.',
  });
}
