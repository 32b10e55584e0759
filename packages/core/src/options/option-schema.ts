import type { ReferenceKind, ReferenceKinds } from '../contracts/reference-kinds.ts';

/** A reference to another contribution in plain JSON: its name, or an object with the name as `type` and its options. */
export type Reference = string | ReferenceWithOptions;

/** `{ "type": "leaky-relu", "slope": 0.2 }` */
export interface ReferenceWithOptions {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A finite number. */
export interface NumberOption {
  readonly type: 'number' | 'integer';
  readonly default?: number;
  /** Smallest allowed value. */
  readonly minimum?: number;
  /** Largest allowed value. */
  readonly maximum?: number;
  /** The value must be greater than this. */
  readonly exclusiveMinimum?: number;
  /** The value must be less than this. */
  readonly exclusiveMaximum?: number;
  readonly description?: string;
}

/** True or false. */
export interface BooleanOption {
  readonly type: 'boolean';
  readonly default?: boolean;
  readonly description?: string;
}

/** A text, or one of a list of choices. */
export interface StringOption {
  readonly type: 'string';
  readonly default?: string;
  readonly choices?: readonly string[];
  readonly description?: string;
}

/** A list of texts; a single text counts as a list of one. */
export interface StringsOption {
  readonly type: 'strings';
  readonly default?: readonly string[];
  readonly description?: string;
}

/** A list of whole numbers; a single one counts as a list of one. */
export interface IntegersOption {
  readonly type: 'integers';
  readonly default?: readonly number[];
  /** Smallest allowed value of each. */
  readonly minimum?: number;
  /** Largest allowed value of each. */
  readonly maximum?: number;
  readonly description?: string;
}

/** Numbers by name, `{ "cat": 2, "dog": 1 }`, or one of a list of words that stand for numbers. */
export interface NumbersOption {
  readonly type: 'numbers';
  readonly default?: string | Readonly<Record<string, number>>;
  /** Words that stand for numbers. */
  readonly choices?: readonly string[];
  /** Smallest allowed value of each. */
  readonly minimum?: number;
  /** Each must be greater than this. */
  readonly exclusiveMinimum?: number;
  readonly description?: string;
}

/** A reference to another contribution. */
export interface ReferenceOption {
  readonly type: ReferenceKind;
  readonly default?: Reference;
  readonly description?: string;
}

/** References to contributions of one kind, in their order. */
export interface ReferencesOption {
  readonly type: 'references';
  readonly of: ReferenceKind;
  readonly default?: readonly Reference[];
  readonly description?: string;
}

/** One option of a contribution. Without a default it is required. */
export type Option = NumberOption | BooleanOption | StringOption | StringsOption | IntegersOption | NumbersOption | ReferenceOption | ReferencesOption;

/** The options of a contribution by name. `type` is reserved for references. */
export type OptionSchema = Readonly<Record<string, Option>>;

/** The value of an option once validated and resolved. */
export type OptionValue<O extends Option> = O extends NumberOption
  ? number
  : O extends BooleanOption
    ? boolean
    : O extends StringOption
      ? O['choices'] extends readonly (infer Choice)[]
        ? Choice
        : string
      : O extends StringsOption
        ? readonly string[]
        : O extends IntegersOption
          ? readonly number[]
          : O extends NumbersOption
            ? Readonly<Record<string, number>> | (O['choices'] extends readonly (infer Choice)[] ? Choice : never)
            : O extends ReferenceOption
              ? ReferenceKinds[O['type']]
              : O extends ReferencesOption
                ? readonly ReferenceKinds[O['of']][]
                : never;

/** The validated and resolved options of a schema. */
export type OptionValues<Schema extends OptionSchema> = {
  readonly [Name in keyof Schema]: OptionValue<Schema[Name]>;
};
