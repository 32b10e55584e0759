import type { PortableModel, PortableTensor } from '@vitrum/core';
import type { Graph, GraphOperator, GraphTensor } from '../graph/graph.ts';
import { invalidFile, unsupportedFile } from './invalid-file.ts';
import { LayerList, type LayerValue } from './layer-list.ts';
import { numbersOf } from './numbers.ts';
import { layerOf, type OperatorReading } from './operator-layers.ts';

/**
 * The layers of a file that vitrum did not write.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL with the operator that no layer stands for
 */
export function layersOf(graph: Graph): PortableModel {
  const { tensors, operators } = graph;
  const [input, output] = endsOf(graph);
  const inputShape = tensors[input]?.shape.slice(1) ?? [];
  const layers = new LayerList(tensors.reduce((sum, { data }) => sum + (data?.length ?? 0), 0));
  const values = new Map<number, LayerValue>([[input, { layer: -1, shape: inputShape }]]);
  const constants = new Map<number, GraphTensor>(tensors.flatMap((tensor, i) => (tensor.data === undefined ? [] : [[i, tensor] as const])));
  const readers = countReaders(graph);
  for (const [index, operator] of operators.entries()) {
    const [result, ...others] = operator.outputs;
    if (result === undefined || others.length > 0) throw unsupportedFile(`${placeOf(index, operator)} gives ${operator.outputs.length} results; layers give one.`);
    if (values.has(result) || constants.has(result)) throw invalidFile(`two operators give tensor ${result}`);
    const [source = -1] = operator.inputs;
    const constant = constants.get(source);
    if (constant !== undefined && unpacking.includes(operator.name)) {
      constants.set(result, constant);
      continue;
    }
    values.set(result, layerOf(readingOf(index, operator, result)));
  }
  return layers.finish(inputShape, values.get(output) ?? unknownValue(output));

  function readingOf(index: number, operator: GraphOperator, result: number): OperatorReading {
    const { inputs } = operator;
    return {
      ...operator, layers,
      place: placeOf(index, operator),
      shape: tensors[result]?.shape ?? [],
      values: inputs.flatMap((each) => values.get(each) ?? []),
      constants: inputs.map((each): PortableTensor | undefined => (each < 0 || values.has(each) ? undefined : numbersOf(constants.get(each) ?? unknownValue(each)))),
      isReadOnce: readers.get(inputs[0] ?? -1) === 1,
    };
  }
}

/** What only changes the type of numbers. */
const unpacking: readonly string[] = ['DEQUANTIZE', 'QUANTIZE', 'CAST'];

const placeOf = (index: number, { name }: GraphOperator): string => `Operator ${index} of the file, ${name},`;

function endsOf({ inputs: [input, ...inputs], outputs: [output, ...outputs] }: Graph): readonly [number, number] {
  if (input === undefined || output === undefined || input < 0 || output < 0) throw invalidFile('its graph has no input or no output');
  if (inputs.length + outputs.length > 0) throw unsupportedFile(`The graph of the file has ${inputs.length + 1} inputs and ${outputs.length + 1} outputs; a network of vitrum has one of each.`);
  return [input, output];
}

function countReaders({ operators, outputs }: Graph): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const tensor of [...operators.flatMap(({ inputs }) => inputs), ...outputs]) counts.set(tensor, (counts.get(tensor) ?? 0) + 1);
  return counts;
}

function unknownValue(tensor: number): never {
  throw invalidFile(`tensor ${tensor} is used before anything gives it`);
}
