import { check, type Report } from '../check.ts';

/** The built-in objects, shared by all modules, and the properties of their prototypes. */
const globals = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Reflect', 'Promise', 'Atomics'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Date', 'RegExp', 'Proxy', 'Error', 'TypeError', 'RangeError', 'SyntaxError'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'parseFloat', 'parseInt', 'isNaN', 'isFinite'],
];

/** The properties of the built-ins, by their full names: `Array.prototype.map`. */
export type LanguageSnapshot = ReadonlyMap<string, PropertyDescriptor>;

/** Records the properties of the built-ins, so that changes can be detected later. */
export function snapshotLanguage(): LanguageSnapshot {
  const snapshot = new Map<string, PropertyDescriptor>();
  for (const name of globals) {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (descriptor === undefined) continue;
    snapshot.set(name, descriptor);
    const value: unknown = descriptor.value;
    addProperties(snapshot, name, value);
    addProperties(snapshot, `${name}.prototype`, prototypeOf(value));
  }
  const typedArray: unknown = Object.getPrototypeOf(Float32Array);
  addProperties(snapshot, 'TypedArray', typedArray);
  addProperties(snapshot, 'TypedArray.prototype', prototypeOf(typedArray));
  addProperties(snapshot, 'ArrayIterator.prototype', Object.getPrototypeOf([].values()));
  return snapshot;
}

function prototypeOf(value: unknown): unknown {
  return typeof value === 'function' ? Object.getOwnPropertyDescriptor(value, 'prototype')?.value : undefined;
}

function addProperties(snapshot: Map<string, PropertyDescriptor>, name: string, object: unknown): void {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return;
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    const isLegacy = typeof object === 'function' && (key === 'arguments' || key === 'caller');
    if (descriptor !== undefined && !isLegacy) snapshot.set(`${name}.${String(key)}`, descriptor);
  }
}

/** The context of {@link language}. */
export interface LanguageContext extends Report {
  /** The state of the built-ins before the plugin was imported. */
  readonly before: LanguageSnapshot;
}

/** The plugin does not modify the language's built-ins. */
export const language = check<LanguageContext>(
  'language',
  'it leaves alone what the language brings',
  ({ before, tried, fail }) => {
    tried(`${before.size} properties, before its import and after all checks`);
    const hint = 'Every other plugin and vitrum itself work with it: keep the function to yourself, under a name of your own.';
    const now = snapshotLanguage();
    for (const [name, descriptor] of now) {
      const earlier = before.get(name);
      if (earlier === undefined) fail({ message: `The plugin adds ${name}.`, hint });
      else if (!isSame(descriptor, earlier)) fail({ message: `The plugin replaces ${name}.`, hint });
    }
    for (const name of before.keys()) if (!now.has(name)) fail({ message: `The plugin removes ${name}.`, hint });
  },
);

const isSame = (one: PropertyDescriptor, other: PropertyDescriptor): boolean =>
  Object.is(one.value, other.value) && one.get === other.get && one.set === other.set;
