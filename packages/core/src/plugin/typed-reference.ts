import type { ContributionKind, kindBySingular } from '../contracts/kinds.ts';
import type { ReferenceKind } from '../contracts/reference-kinds.ts';
import type {
  Option,
  OptionSchema,
  OptionValue,
  Reference,
  ReferenceOption,
  ReferencesOption,
  ReferenceWithOptions,
} from '../options/option-schema.ts';
import type { PossibleContributionsOf } from './plugin.ts';
import type { PluginsIn, Registry } from './registry.ts';

/** The contributions of one kind in a registry; any contribution of the kind if the type system does not know them. */
export type DefinitionsIn<R extends Registry, Kind extends ContributionKind> =
  PossibleContributionsOf<PluginsIn<R>, Kind>;

/**
 * A reference to a contribution in a configuration: a name in the registry, or an object with the name as `type` and the options.
 * Any {@link Reference} if the names are not known.
 *
 * @example
 * const activation: ReferenceIn<typeof registry, 'activation'> = { type: 'leaky-relu', slope: 0.2 };
 */
export type ReferenceIn<R extends Registry, Kind extends ReferenceKind> = ReferenceTo<
  R,
  DefinitionsIn<R, (typeof kindBySingular)[Kind]>
>;

/** A contribution of one kind in plain JSON: its name as `type`, with its options. */
export type ConfigIn<R extends Registry, Kind extends ContributionKind> = ConfigOf<R, DefinitionsIn<R, Kind>>;

interface Named {
  readonly name: string;
}

type ReferenceTo<R extends Registry, Definition extends Named> = string extends Definition['name']
  ? Reference
  : BareName<Definition> | ConfigOf<R, Definition>;

/** The names of the contributions without required options. */
type BareName<Definition extends Named> = Definition extends { readonly options: infer Schema }
  ? [RequiredOption<Schema>] extends [never]
    ? Definition['name']
    : never
  : Definition['name'];

type ConfigOf<R extends Registry, Definition extends Named> = string extends Definition['name']
  ? ReferenceWithOptions
  : Definition extends { readonly options: infer Schema extends OptionSchema }
    ? Flat<{ readonly type: Definition['name'] } & OptionsConfig<R, Schema>>
    : { readonly type: Definition['name'] };

/** Flattens an intersection into one object type; through `infer`, compiler and editor show it without this type's name. */
type Flat<T> = T extends infer O ? { readonly [Key in keyof O]: O[Key] } : never;

type RequiredOption<Schema> = {
  [Key in keyof Schema]: 'default' extends keyof Schema[Key] ? never : Key;
}[keyof Schema];

/** Options in plain JSON: those with a default are optional. */
type OptionsConfig<R extends Registry, Schema extends OptionSchema> = {
  readonly [Key in RequiredOption<Schema>]: OptionConfig<R, Schema[Key]>;
} & {
  readonly [Key in Exclude<keyof Schema, RequiredOption<Schema>>]?: OptionConfig<R, Schema[Key]>;
};

/** One option in plain JSON; see `OptionValue` for its resolved form. */
type OptionConfig<R extends Registry, O extends Option> = O extends ReferenceOption
  ? ReferenceIn<R, O['type']>
  : O extends ReferencesOption
    ? readonly ReferenceIn<R, O['of']>[]
    : OptionValue<O>;

/**
 * The type of a parameter for plain JSON with names, where `Given` is the type of the argument: `Allowed` if all names are known to
 * the type system, so that the compiler checks them; otherwise `Open`, checked at run time.
 */
export type Checked<Given, Allowed, Open> = [Given] extends [never]
  ? Given // lets the compiler infer `Given` here
  : true extends HoldsText<Given, []>
    ? Open
    : Allowed;

/** The maximum depth, since types can be recursive: network, layers, layer, option, and four nested options. */
type Deepest = 8;

/** Properties with which a network refers to its own layers: any text is allowed. */
type FreeText = 'name' | 'inputs';

type HoldsText<T, Depth extends readonly unknown[]> = unknown extends T
  ? true
  : Depth['length'] extends Deepest
    ? false
    : T extends string
      ? string extends T
        ? true
        : false
      : T extends readonly (infer Element)[]
        ? HoldsText<Element, [...Depth, unknown]>
        : T extends object
          ? { [Key in Exclude<keyof T, FreeText>]-?: HoldsText<T[Key], [...Depth, unknown]> }[Exclude<keyof T, FreeText>]
          : false;
