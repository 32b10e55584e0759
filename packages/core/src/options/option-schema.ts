import type { ReferenceKind, ReferenceKinds } from '../contracts/reference-kinds.ts';

/** A reference to another contribution in plain JSON: its name, or an object with the name as `type` and its options. */
export type Reference = string | ReferenceWithOptions;

/** `{ "type": "leaky-relu", "slope": 0.2 }` */
export interface ReferenceWithOptions {
  /** The name that the contribution is registered under: `leaky-relu`. */
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A finite number. */
export interface NumberOption {
  /** `integer` takes whole numbers only. */
  readonly type: 'number' | 'integer';
  /** The value where none is given; without a default the option is required. */
  readonly default?: number;
  /** Smallest allowed value. */
  readonly minimum?: number;
  /** Largest allowed value. */
  readonly maximum?: number;
  /** The value must be greater than this. */
  readonly exclusiveMinimum?: number;
  /** The value must be less than this. */
  readonly exclusiveMaximum?: number;
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** True or false. */
export interface BooleanOption {
  /** Identifies the form of the option in a schema. */
  readonly type: 'boolean';
  /** The value where none is given; without a default the option is required. */
  readonly default?: boolean;
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** A text, or one of a list of choices. */
export interface StringOption {
  /** Identifies the form of the option in a schema. */
  readonly type: 'string';
  /** The value where none is given; without a default the option is required. */
  readonly default?: string;
  /** The only texts that are allowed; any text by default. */
  readonly choices?: readonly string[];
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** A list of texts; a single text counts as a list of one. */
export interface StringsOption {
  /** Identifies the form of the option in a schema. */
  readonly type: 'strings';
  /** The value where none is given; without a default the option is required. */
  readonly default?: readonly string[];
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** A list of whole numbers; a single one counts as a list of one. */
export interface IntegersOption {
  /** Identifies the form of the option in a schema. */
  readonly type: 'integers';
  /** The value where none is given; without a default the option is required. */
  readonly default?: readonly number[];
  /** Smallest allowed value of each. */
  readonly minimum?: number;
  /** Largest allowed value of each. */
  readonly maximum?: number;
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** Numbers by name, `{ "cat": 2, "dog": 1 }`, or one of a list of words that stand for numbers. */
export interface NumbersOption {
  /** Identifies the form of the option in a schema. */
  readonly type: 'numbers';
  /** The value where none is given, one of `choices` or numbers by name; without a default the option is required. */
  readonly default?: string | Readonly<Record<string, number>>;
  /** Words that stand for numbers. */
  readonly choices?: readonly string[];
  /** Smallest allowed value of each. */
  readonly minimum?: number;
  /** Each must be greater than this. */
  readonly exclusiveMinimum?: number;
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** A reference to another contribution. */
export interface ReferenceOption {
  /** The kind of contribution that it refers to: `activation`, `initializer`. */
  readonly type: ReferenceKind;
  /** The value where none is given; without a default the option is required. */
  readonly default?: Reference;
  /** What the option does, in a line for help texts and messages. */
  readonly description?: string;
}

/** References to contributions of one kind, in their order. */
export interface ReferencesOption {
  /** Identifies the form of the option in a schema. */
  readonly type: 'references';
  /** The kind of contribution that they refer to: `augmentation`, `callback`. */
  readonly of: ReferenceKind;
  /** The value where none is given; without a default the option is required. */
  readonly default?: readonly Reference[];
  /** What the option does, in a line for help texts and messages. */
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
