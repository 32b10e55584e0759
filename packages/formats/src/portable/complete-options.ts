import type { OptionSchema, PortableReference, Registry } from '@vitrum/core';
import { checkOptions, isReference, isReferenceKind, kindBySingular, normalizeReference } from '@vitrum/core/internal';

type Values = Readonly<Record<string, unknown>>;

/**
 * Options with their defaults, as plain JSON: a reference is an object with all of its own options.
 *
 * @throws the errors of options and of references
 */
export function completeOptions(registry: Registry, schema: OptionSchema, given: Values, where: string): Values {
  const values: Record<string, unknown> = { ...checkOptions(schema, given, where) };
  for (const [name, option] of Object.entries(schema)) {
    const value = values[name];
    if (option.type === 'references' && Array.isArray(value)) values[name] = value.map((each) => completeReference(registry, option.of, each));
    else if (isReferenceKind(option.type) && isReference(value)) values[name] = completeReference(registry, option.type, value);
  }
  return values;
}

function completeReference(registry: Registry, kind: keyof typeof kindBySingular, value: unknown): PortableReference {
  const { type, ...given } = normalizeReference(value, kind);
  const definition = registry[kindBySingular[kind]].lookup(type);
  const schema: OptionSchema = 'options' in definition ? definition.options : {};
  return { type, ...completeOptions(registry, schema, given, `${kind} "${type}"`) };
}
