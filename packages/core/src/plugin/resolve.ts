import { kindBySingular, type ContributionKind } from '../contracts/kinds.ts';
import type { ReferenceKind, ReferenceKinds } from '../contracts/reference-kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { isVitrumError, VitrumError } from '../errors/vitrum-error.ts';
import { isListOf } from '../json.ts';
import { checkOptions, isReference, isReferenceOption } from '../options/check-option.ts';
import type { OptionSchema, OptionValues, Reference } from '../options/option-schema.ts';
import type { Catalog } from './catalog.ts';
import { contributionFailure, originOf, setOrigin } from './contribution-failure.ts';
import type { ContributionKinds } from './contribution-kinds.ts';
import type { Registry } from './registry.ts';
import type { Checked, ReferenceIn } from './typed-reference.ts';

/**
 * Turns a reference from a configuration into a contribution that is ready to use: looks up its name, checks its options, fills in
 * defaults and calls `create` if it has options. The only place where names become objects. A name that the registry is known to
 * lack does not compile; names known only at run time are checked then.
 *
 * @example
 * resolveReference(registry, 'activation', { type: 'leaky-relu', slope: 0.2 }).forward(-1); // −0.2
 * @throws VITRUM_INVALID_REFERENCE, VITRUM_UNKNOWN_NAME, and the errors of `resolveOptions`
 */
export function resolveReference<R extends Registry, Kind extends ReferenceKind, const Given>(
  registry: R,
  kind: Kind,
  reference: Checked<Given, ReferenceIn<NoInfer<R>, Kind>, Reference>,
): ReferenceKinds[Kind] {
  const { type, ...given } = normalizeReference(reference, kind);
  const catalogName: ContributionKind = kindBySingular[kind];
  // All catalogs have this form; TypeScript cannot index a union of them with one variable.
  const catalog = registry[catalogName] as unknown as Catalog<ContributionKind>;
  const definition: ContributionKinds[ContributionKind] = catalog.lookup(type);
  const schema: OptionSchema = 'options' in definition ? definition.options : {};
  const values = resolveOptions(registry, schema, given, `${kind} "${type}"`);
  if (!('options' in definition)) return definition as unknown as ReferenceKinds[Kind]; // the catalog of `kind` contains only that kind
  const { options: _, create, ...metadata } = definition as unknown as {
    readonly options: OptionSchema;
    readonly create: (options: unknown) => object;
  };
  try {
    // `create` returns the functions of this kind; together with the metadata they form the contribution.
    const resolved = { ...metadata, ...create.call(definition, values) } as ReferenceKinds[Kind];
    setOrigin(resolved, originOf(definition));
    return resolved;
  } catch (error) {
    throw contributionFailure(catalogName, type, definition, error);
  }
}

/**
 * Checks options against a schema, fills in defaults and resolves the options that refer to other contributions.
 *
 * @param where - What the options belong to, for messages.
 * @throws the errors of `checkOptions`; VITRUM_UNKNOWN_NAME
 */
export function resolveOptions<Schema extends OptionSchema>(
  registry: Registry,
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
  where: string,
): OptionValues<Schema> {
  const values: Record<string, unknown> = { ...checkOptions(schema, given, where) };
  for (const [name, option] of Object.entries(schema)) {
    const reference = values[name];
    if (option.type === 'references' && isListOf(reference, isReference))
      values[name] = reference.map((each, i) => within(`${where}: ${name}[${i}]`, () => resolveReference(registry, option.of, each)));
    if (!isReferenceOption(option)) continue;
    if (!isReference(reference)) continue; // guaranteed by checkOptions
    values[name] = within(`${where}: ${name}`, () => resolveReference(registry, option.type, reference));
  }
  // checkOptions guarantees that every option is present and of its type.
  return Object.freeze(values) as OptionValues<Schema>;
}

/** Adds the path within the configuration to an error. */
export function within<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isVitrumError(error) ? placed(where, error) : error;
  }
}

/** Likewise for work that takes time. */
export async function withinAsync<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isVitrumError(error) ? placed(where, error) : error;
  }
}

/** The same error with the place where it arose before its message. */
export function placed(where: string, error: VitrumError): VitrumError {
  const { code, hint, nearest } = error;
  return new VitrumError({ code, message: `${where}: ${error.message}`, hint, nearest, cause: error });
}

/**
 * The object form of a reference, with `type`.
 *
 * @throws VITRUM_INVALID_REFERENCE
 */
export function normalizeReference(reference: unknown, kind: string): { readonly type: string; readonly [option: string]: unknown } {
  if (!isReference(reference)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_REFERENCE',
      message: `Expected the name of the ${kind}, or an object with its name as "type", got ${describeValue(reference)}.`,
      hint: 'Write "tanh", or { "type": "leaky-relu", "slope": 0.2 }.',
    });
  }
  return typeof reference === 'string' ? { type: reference } : reference;
}
