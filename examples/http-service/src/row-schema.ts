import type { Model, PredictRow } from 'vitrum';
import Type, { type TUnsafe } from 'typebox';

/** The most characters of a sentence. */
const maxCharacters = 10_000;

/** Networks compute with 32-bit floats: a number beyond them would be infinite. */
const maxFloat = 3.4028234663852886e38;
const finite = Type.Number({ minimum: -maxFloat, maximum: maxFloat });

/** A column as a model of a table records it. */
interface Column {
  readonly name: string;
  readonly kind: string;
}

/** The schema of one row, from what the model says of its inputs: a sentence, a record of a table, or a list of numbers. */
export function rowSchemaOf({ metadata, network }: Model): TUnsafe<PredictRow> {
  const encoding = metadata['encoding'];
  if (isOfType(encoding, 'text')) return Type.Unsafe<PredictRow>(Type.String({ maxLength: maxCharacters }));
  if (isOfType(encoding, 'table') && 'columns' in encoding && isColumns(encoding.columns)) {
    // An unknown category is told by the model, which can say what it knows.
    const cells = encoding.columns.map(({ name, kind }) => [name, kind === 'number' ? finite : Type.String({ maxLength: maxCharacters })] as const);
    return Type.Unsafe<PredictRow>(Type.Object(Object.fromEntries(cells), { additionalProperties: false }));
  }
  const size = network.inputShape.reduce((product, length) => product * length, 1);
  return Type.Unsafe<PredictRow>(Type.Array(finite, { minItems: size, maxItems: size }));
}

const isOfType = (value: unknown, type: string): value is object => typeof value === 'object' && value !== null && 'type' in value && value.type === type;

const isColumns = (value: unknown): value is readonly Column[] =>
  Array.isArray(value) && value.every((each: unknown) => typeof each === 'object' && each !== null && 'name' in each && typeof each.name === 'string' && 'kind' in each);
