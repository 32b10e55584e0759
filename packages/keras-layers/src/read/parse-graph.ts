import { describeValue, isListOf, isRecord } from '@vitrum/core/internal';
import { snakeCase } from '../snake-case.ts';
import { inboundNames } from './inbound-names.ts';
import { invalidKeras, unsupportedLayer, type ReadGraph, type ReadLayer } from './read-layer.ts';
import { inOrder } from './topological-order.ts';

/** Models within models within models: more is no model, but an attack. */
const maxDepth = 16;

interface Where {
  /** The names of the models around, each with a slash behind it. */
  readonly prefix: string;
  readonly store: string;
  /** What the model reads; undefined for the outermost one. */
  readonly input?: string;
  readonly depth: number;
  /** False within a model that is not trained. */
  readonly isTrainable: boolean;
}

/** What a model in a list of layers is called in a file of weights, whatever it is called there. */
const models = new Set(['Functional', 'Model', 'Sequential']);

/**
 * The layers of a model by its configuration, as all versions of Keras and TensorFlow.js write it; models within it are written out.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export function parseGraph(config: unknown): ReadGraph {
  const layers: ReadLayer[] = [];
  const output = parseModel(config, { prefix: '', store: 'layers', depth: 0, isTrainable: true }, layers);
  return { layers: inOrder(layers, output), output };
}

/** Adds the layers of a model, and gives the id of the one that is its output. */
function parseModel(value: unknown, where: Where, layers: ReadLayer[]): string {
  if (where.depth > maxDepth) throw invalidKeras(`it has more than ${maxDepth} models within each other`);
  if (!isRecord(value)) throw invalidKeras(`its configuration is ${describeValue(value)}, not an object`);
  const { class_name: className, config } = value;
  if (className === 'Sequential') return parseSequential(config, where, layers);
  if (className === 'Functional' || className === 'Model') return parseFunctional(config, where, layers);
  throw unsupportedLayer({ className: String(className), id: 'model' }, 'is no Sequential and no Functional model', 'A model that is a class of Python keeps its computation in code, which is not run here: rebuild it of layers.');
}

interface Entry {
  readonly className: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly value: Readonly<Record<string, unknown>>;
  readonly store: string;
}

/** The entries of a list of layers, with their places in a file of weights: classes are counted. */
function entriesOf(list: unknown, { store }: Where): readonly Entry[] {
  if (!isListOf(list, isRecord)) throw invalidKeras('its "layers" are no list of objects');
  const counts = new Map<string, number>();
  return list.map((value, i) => {
    const { class_name: className, config = {} } = value;
    if (typeof className !== 'string') throw invalidKeras(`the layer ${i} has ${describeValue(className)} as "class_name"`);
    if (!isRecord(config) && !(Array.isArray(config) && className === 'Sequential')) throw invalidKeras(`the layer ${i} has ${describeValue(config)} as "config"`);
    const options: Readonly<Record<string, unknown>> = isRecord(config) ? config : {};
    const name = options['name'] ?? value['name'] ?? `${snakeCase(className)}_${i}`;
    if (typeof name !== 'string') throw invalidKeras(`the layer ${i} has ${describeValue(name)} as "name"`);
    const base = className === 'Model' ? 'functional' : snakeCase(className);
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return { className, name, config: options, value, store: `${store}/${count === 0 ? base : `${base}_${count}`}` };
  });
}

const inputShapeKeys = ['batch_shape', 'batch_input_shape', 'build_input_shape'] as const;

function parseSequential(config: unknown, where: Where, layers: ReadLayer[]): string {
  const options: Readonly<Record<string, unknown>> = isRecord(config) ? config : { layers: config };
  const entries = entriesOf(options['layers'], where);
  const [first] = entries;
  if (first === undefined) throw invalidKeras('a Sequential model has no layers');
  let last = where.input;
  if (last === undefined && first.className !== 'InputLayer') {
    const shape = inputShapeKeys.map((key) => first.config[key] ?? options[key]).find((each) => each !== undefined && each !== null) ?? nestedShape(first);
    last = `${where.prefix}:input`;
    layers.push({ id: last, name: 'input', className: 'InputLayer', config: { batch_shape: shape }, inputs: [], isTrainable: true, store: '' });
  }
  for (const entry of entries) {
    if (entry.className === 'InputLayer' && last !== undefined) continue; // what the model reads is its input
    last = addEntry(entry, last === undefined ? [] : [last], where, layers);
  }
  return last ?? '';
}

/** The shape of the input of a model that is the first layer of another one. */
function nestedShape({ value, className }: Entry): unknown {
  let [model, kind]: [unknown, unknown] = [value, className];
  for (let depth = 0; depth < maxDepth && isRecord(model) && typeof kind === 'string' && models.has(kind); depth++) {
    const config = model['config'];
    const list: unknown = isRecord(config) ? config['layers'] : config;
    const entry: unknown = Array.isArray(list) ? list[0] : undefined;
    if (!isRecord(entry) || !isRecord(entry['config'])) return isRecord(config) ? config['build_input_shape'] : undefined;
    const options = entry['config'];
    const shape = inputShapeKeys.map((key) => options[key]).find((each) => each !== undefined && each !== null);
    if (shape !== undefined) return shape;
    [model, kind] = [entry, entry['class_name']];
  }
  return undefined;
}

function parseFunctional(config: unknown, where: Where, layers: ReadLayer[]): string {
  if (!isRecord(config)) throw invalidKeras(`the configuration of a model is ${describeValue(config)}, not an object`);
  const entries = entriesOf(config['layers'], where);
  const [input, output] = [onlyName(config['input_layers'], 'input'), onlyName(config['output_layers'], 'output')];
  const ids = new Map<string, string>(); // what each name gives
  const waiting: (() => void)[] = [];
  for (const entry of entries) {
    const { name, className, value } = entry;
    if (ids.has(name)) throw invalidKeras(`two layers have the name "${name}"`);
    if (name === input && where.input !== undefined) {
      ids.set(name, where.input);
      continue;
    }
    const names = inboundNames(value['inbound_nodes'], `${where.prefix}${name}`, className);
    // A model that is written out gives what its last layer gives; where that is, is known when it has been read.
    ids.set(name, `${where.prefix}${name}`);
    waiting.push(() => { addEntry(entry, names.map((each) => ids.get(each) ?? missing(each)), where, layers); });
  }
  for (const add of waiting) add();
  return ids.get(output) ?? missing(output);
}

function missing(name: string): never {
  throw invalidKeras(`the layer ${JSON.stringify(name)}, which another one reads, is not there`);
}

/** Adds a layer, or the layers of a model and one that passes on what it gives, under its name. */
function addEntry(entry: Entry, inputs: readonly string[], { prefix, depth, isTrainable: isAroundTrainable }: Where, layers: ReadLayer[]): string {
  const { className, name, config, store } = entry;
  const id = `${prefix}${name}`;
  const isTrainable = isAroundTrainable && config['trainable'] !== false;
  if (!models.has(className)) {
    layers.push({ id, name, className, config, inputs, isTrainable, store });
    return id;
  }
  const [input] = inputs;
  if (inputs.length > 1) throw unsupportedLayer({ className, id }, 'is a model that reads several layers', 'Networks of vitrum read one input: join the branches first.');
  const inner = parseModel(entry.value, { prefix: `${id}/`, store: `${store}/layers`, depth: depth + 1, isTrainable, ...(input !== undefined && { input }) }, layers);
  layers.push({ id, name, className: 'Pass', config: {}, inputs: [inner], isTrainable, store });
  return id;
}

/** The one layer that a model has as its input or its output: `[["x", 0, 0]]`, or `["x", 0, 0]`. */
function onlyName(list: unknown, what: 'input' | 'output'): string {
  const entries: unknown = Array.isArray(list) && typeof list[0] === 'string' ? [list] : list;
  if (!Array.isArray(entries)) throw invalidKeras(`its "${what}_layers" are ${describeValue(list)}`);
  if (entries.length !== 1) throw unsupportedLayer({ className: 'Functional', id: 'model' }, `has ${entries.length} ${what}s`, `Networks of vitrum have one ${what}: save a model with one.`);
  const entry: unknown = entries[0];
  const name: unknown = Array.isArray(entry) ? entry[0] : undefined;
  if (typeof name !== 'string') throw invalidKeras(`its "${what}_layers" name ${describeValue(entry)}`);
  return name;
}
