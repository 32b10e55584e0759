import type { DatasetFunctions, DatasetSource, Licensed } from '../contracts/dataset.ts';
import type { OptionSchema } from '../options/option-schema.ts';
import type { Configurable } from './configurable.ts';

/** A dataset with options. */
export type ConfigurableDataset<Name extends string = string, Schema extends OptionSchema = OptionSchema> =
  Configurable<DatasetFunctions, Name, Schema> & Licensed;

/** What a plugin registers: a dataset, with or without options. */
export type DatasetDefinition<Name extends string = string> = DatasetSource<Name> | ConfigurableDataset<Name>;
