import { isVitrumError, type RandomGenerator, type Registry, type Shape } from '@vitrum/core';
import { resolveOptions } from '@vitrum/core/internal';
import type { LayerConfig, NetworkConfig } from '@vitrum/network';
import { createRandom, sizeOf } from '@vitrum/tensor';

/** What a layer can read: the network's input or an earlier layer. */
interface Source {
  readonly name: string;
  readonly shape: Shape;
}

/** How many numbers an output may have: central differences go over all of them twice. */
const maxSize = 96;
const inputShapes: readonly Shape[] = [[6], [5, 2], [4, 4], [4, 5, 2], [3, 3, 4]];
const initializers = { weightInitializer: 'glorot-normal', biasInitializer: 'glorot-normal' };

/** What a layer is given besides its inputs; smooth, so that differences have a limit. */
const options: Readonly<Record<string, (random: RandomGenerator) => Readonly<Record<string, unknown>>>> = {
  dense: (random) => ({ units: 2 + random.integer(3), activation: 'tanh', ...initializers }),
  conv1d: (random) => ({ ...window(random), dilation: 1 + random.integer(2), groups: 1 + random.integer(2), filters: 2, activation: 'tanh', ...initializers }),
  conv2d: (random) => ({ ...window(random), dilation: 1 + random.integer(2), groups: 1 + random.integer(2), filters: 2, activation: 'tanh', ...initializers }),
  'transposed-conv2d': (random) => ({ ...window(random), filters: 2, activation: 'tanh', ...initializers }),
  'max-pool2d': pool,
  'average-pool2d': pool,
  'global-average-pool': () => ({}),
  upsample2d: () => ({}),
  activation: (random) => ({ activation: ['tanh', 'softmax', 'gelu'][random.integer(3)] }),
  flatten: () => ({}),
  reshape: (random) => ({ shape: [[2, -1], [-1, 2], [2, 2, -1], [2, -1, 2]][random.integer(4)] }),
  dropout: () => ({ rate: 0.3 }),
  'spatial-dropout': () => ({ rate: 0.3 }),
  'batch-norm': () => ({ epsilon: 0.5 }),
  'layer-norm': () => ({ epsilon: 0.5 }),
  'group-norm': (random) => ({ groups: 1 + random.integer(3), epsilon: 0.5 }),
  add: () => ({}),
  concat: () => ({}),
};

function window(random: RandomGenerator): Readonly<Record<string, unknown>> {
  return { kernelSize: 1 + random.integer(3), stride: 1 + random.integer(2), padding: ['valid', 'same'][random.integer(2)] };
}

function pool(random: RandomGenerator): Readonly<Record<string, unknown>> {
  return { poolSize: 2 + random.integer(2), stride: random.integer(3), padding: ['valid', 'same'][random.integer(2)] };
}

/**
 * A random network of about `count` layers over vectors, sequences, pictures or words, with branches: proposals that a layer refuses by
 * their shapes are drawn anew. Every branch ends, flattened, in a last dense layer of two units.
 */
export function randomNetwork(seed: number, count: number, registry: Registry): NetworkConfig {
  const random = createRandom(seed);
  const layers: LayerConfig[] = [];
  const sources: Source[] = [];
  const read = new Set<string>();
  const put = (type: string, given: Readonly<Record<string, unknown>>, inputs: readonly Source[], limit = maxSize): void => {
    const shape = outputShapeOf(registry, type, given, inputs);
    if (shape === undefined || sizeOf(shape) > limit) return;
    const name = `n${layers.length}`;
    for (const input of inputs) read.add(input.name);
    layers.push({ type, ...given, inputs: inputs.map((input) => input.name), name });
    sources.push({ name, shape });
  };
  const choose = (): Source => sources[random.integer(sources.length)] ?? noSource();
  const hasWords = random.integer(6) === 0;
  const inputShape = hasWords ? [4] : (inputShapes[random.integer(inputShapes.length)] ?? [4]);
  const input = { name: 'input', shape: inputShape };
  if (hasWords) put('embedding', { vocabularySize, dimensions: 3, pooling: ['none', 'mean'][random.integer(2)], weightInitializer: 'glorot-normal' }, [input]);
  else sources.push(input);
  const types = Object.keys(options);
  while (layers.length < count) {
    const type = types[random.integer(types.length)] ?? '';
    const first = choose();
    put(type, options[type]?.(random) ?? {}, type === 'add' || type === 'concat' ? [first, choose()] : [first]);
  }
  const ends = sources.filter(({ name }) => name !== 'input' && !read.has(name));
  for (const end of ends) if (end.shape.length > 1) put('flatten', {}, [end]);
  const open = sources.filter(({ name }) => name !== 'input' && !read.has(name));
  if (open.length > 1) put('concat', {}, open, Infinity);
  put('dense', { units: 2, activation: 'sigmoid', ...initializers }, sources.slice(-1));
  return { inputShape, layers };
}

/** Number of words where a network reads words. */
export const vocabularySize = 5;

/** The shape of what comes out; undefined where the inputs do not fit. */
function outputShapeOf(registry: Registry, type: string, given: Readonly<Record<string, unknown>>, [first, ...rest]: readonly Source[]): Shape | undefined {
  const definition = registry.layers.lookup(type);
  try {
    return definition.plan(resolveOptions(registry, definition.options, given, type), [first?.shape ?? [], ...rest.map(({ shape }) => shape)]).outputShape;
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_SHAPE_MISMATCH') return undefined;
    throw error;
  }
}

function noSource(): never {
  throw new Error('there is an input'); // sources begin with it
}
