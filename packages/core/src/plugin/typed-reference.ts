import type { ContributionKind, kindBySingular } from '../contracts/kinds.ts';
import type { ReferenceKind } from '../contracts/reference-kinds.ts';
import type {
  Option,
  OptionSchema,
  OptionValue,
  Reference,
  ReferenceOption,
  ReferenceWithOptions,
} from '../options/option-schema.ts';
import type { ContributionKinds } from './contribution-kinds.ts';
import type { PossibleContributionsOf } from './plugin.ts';
import type { Registry, TypedRegistry } from './registry.ts';

/** The contributions of one kind that a registry holds; anything of the kind where the type system does not know them. */
export type DefinitionsIn<R extends Registry, Kind extends ContributionKind> =
  R extends TypedRegistry<infer P> ? PossibleContributionsOf<P, Kind> : ContributionKinds[Kind];

/**
 * What a configuration can say where it refers to another contribution: a name that the registry holds, or an object with
 * the name as `type` beside its options. Any {@link Reference} where the names are not known.
 *
 * @example
 * const activation: ReferenceIn<typeof registry, 'activation'> = { type: 'leaky-relu', slope: 0.2 };
 */
export type ReferenceIn<R extends Registry, Kind extends ReferenceKind> = ReferenceTo<
  R,
  DefinitionsIn<R, (typeof kindBySingular)[Kind]>
>;

/** A contribution of one kind as plain JSON: its name as `type` beside its options. */
export type ConfigIn<R extends Registry, Kind extends ContributionKind> = ConfigOf<R, DefinitionsIn<R, Kind>>;

interface Named {
  readonly name: string;
}

type ReferenceTo<R extends Registry, Definition extends Named> = string extends Definition['name']
  ? Reference
  : BareName<Definition> | ConfigOf<R, Definition>;

/** The names of the contributions that can do without options. */
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

/** One object type in the place of an intersection; by `infer`, compiler and editor show it without the name of this type. */
type Flat<T> = T extends infer O ? { readonly [Key in keyof O]: O[Key] } : never;

type RequiredOption<Schema> = {
  [Key in keyof Schema]: 'default' extends keyof Schema[Key] ? never : Key;
}[keyof Schema];

/** Options as plain JSON: those with a default can be left out. */
type OptionsConfig<R extends Registry, Schema extends OptionSchema> = {
  readonly [Key in RequiredOption<Schema>]: OptionConfig<R, Schema[Key]>;
} & {
  readonly [Key in Exclude<keyof Schema, RequiredOption<Schema>>]?: OptionConfig<R, Schema[Key]>;
};

/** What plain JSON holds for one option; see `OptionValue` for what it becomes. */
type OptionConfig<R extends Registry, O extends Option> = O extends ReferenceOption ? ReferenceIn<R, O['type']> : OptionValue<O>;

/**
 * The type of a parameter for plain JSON that may hold names, `Given` being the type of what the caller gives: `Allowed`
 * where the type system knows every name, so that the compiler checks them; `Open` where some text is known when the program
 * runs alone, and is checked then.
 */
export type Checked<Given, Allowed, Open> = [Given] extends [never]
  ? Given // of no use but for the compiler, which infers `Given` here
  : true extends HoldsText<Given, []>
    ? Open
    : Allowed;

/** Deeper is not looked, since types can refer to themselves: network, layers, layer, option, and four options inside. */
type Deepest = 8;

/** What a network calls its own layers by: any text, known or not. */
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
