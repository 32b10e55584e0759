import { VitrumError, type PortableTensor } from '@vitrum/core';
import { describeValue, isListOf } from '@vitrum/core/internal';

/** A layer as a file describes it, nested models written out. */
export interface ReadLayer {
  /** Its name behind those of the models that it lies in: `model/dense`. */
  readonly id: string;
  /** Its own name. */
  readonly name: string;
  /** Its class. */
  readonly className: string;
  /** Its options, unchecked. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The `id`s of what it reads. */
  readonly inputs: readonly string[];
  /** False if it, or a model that it lies in, is not trained. */
  readonly isTrainable: boolean;
  /** Where Keras 3 keeps its weights: `layers/functional/layers/dense_1`. */
  readonly store: string;
}

/** A graph as a file describes it, in an order in which it can be computed. */
export interface ReadGraph {
  readonly layers: readonly ReadLayer[];
  readonly output: string;
}

/**
 * The weights of a file: that of a layer by one of its names, `kernel`, and by its place among all that the layer has.
 */
export type WeightSource = (layer: ReadLayer, names: readonly string[], place: number) => PortableTensor | undefined;

/** The error for a file that is no model of Keras. */
export function invalidKeras(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model is damaged: ${problem}.`,
    hint: 'It may be cut short or changed: save or download it again.',
  });
}

/** The error for a layer that no layers of vitrum can stand for. */
export function unsupportedLayer({ className, id }: Pick<ReadLayer, 'className' | 'id'>, problem: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_UNSUPPORTED_MODEL', message: `The layer "${id}", a ${className}, ${problem}.`, hint });
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A whole number that a layer must have. */
export function countIn(layer: ReadLayer, name: string): number {
  const value = layer.config[name];
  if (isCount(value)) return value;
  throw invalidKeras(`the layer "${layer.id}" has ${describeValue(value)} as "${name}", not a whole number`);
}

/** A number of a layer, or what it is by default. */
export function numberIn({ config, id }: ReadLayer, name: string, byDefault: number): number {
  const value = config[name] ?? byDefault;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw invalidKeras(`the layer "${id}" has ${describeValue(value)} as "${name}", not a number`);
}

/** One of several words, or what it is by default. */
export function choiceIn<Choice extends string>(layer: ReadLayer, name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  const value = layer.config[name] ?? choices[0];
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw unsupportedLayer(layer, `has ${describeValue(value)} as "${name}"`, `Taken over are ${choices.join(', ')}.`);
}

/** True unless an option says no. */
export const isOn = ({ config }: ReadLayer, name: string): boolean => config[name] !== false;

/** Two numbers along the axes of a picture; a single one stands for both. */
export function pairIn({ config, id }: ReadLayer, name: string, byDefault: number): readonly [number, number] {
  const value = config[name] ?? byDefault;
  if (isCount(value)) return [value, value];
  if (isListOf(value, isCount)) {
    const [first, second = first] = value;
    if (first !== undefined && second !== undefined) return [first, second];
  }
  throw invalidKeras(`the layer "${id}" has ${describeValue(value)} as "${name}", not one whole number or two`);
}

/** The one number of a pair along which both axes agree, which vitrum needs. */
export function evenIn(layer: ReadLayer, name: string, byDefault: number): number {
  const [first, second] = pairIn(layer, name, byDefault);
  if (first === second) return first;
  throw unsupportedLayer(layer, `has the "${name}" [${first}, ${second}]`, 'vitrum knows one number for both axes: rebuild the layer with it.');
}
