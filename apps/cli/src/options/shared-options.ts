import { Option } from 'commander';

/** Collects the values of a repeatable option. */
const gather = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** A repeatable option. */
export function repeatableOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(gather);
}

/** The options of every command. */
export interface CommonOptions {
  readonly plugin?: readonly string[];
}

/** The options of commands that load a model or train one. */
export interface BackendOptions {
  readonly backend?: string;
  readonly threads?: string;
  readonly deterministic?: boolean;
}

/** Options shared by several commands. New objects each time, since commander mutates them. */
export const sharedOptions = {
  plugin: () => repeatableOption('--plugin <file|package>', 'register a plugin, JavaScript or TypeScript; may be given more than once'),
  model: () => new Option('--model <file>', 'the model.json of a training run'),
  dataset: (description: string) => new Option('--dataset <name>', description),
  data: () => new Option('--data <path>', 'files of your own: a table, sentences, an array, or a folder of pictures'),
  target: () => repeatableOption('--target <column>', 'the column to learn; may be given more than once'),
  dataOption: () => repeatableOption('--data-option <name=value>', 'how the data are read; may be given more than once'),
  dataDir: () =>
    new Option('--data-dir <folder>', "where the dataset's files are; otherwise VITRUM_DATA_DIR, the cache or /usr/share/datasets"),
  split: (initial: string) => new Option('--split <train|test>', 'which part of the dataset').default(initial),
  backend: () => new Option('--backend <name>', 'the backend that computes (default: the fastest here); see "vitrum list backends"'),
  threads: () => new Option('--threads <n>', 'threads that large batches are spread over (default: one for each core)'),
  deterministic: () => new Option('--deterministic', 'the same bits on every machine, at some cost of speed'),
  limit: (description: string) => new Option('--limit <n>', description),
  metrics: () => new Option('--metrics <names>', 'figures to report, the main one first, such as accuracy,top-k:k=3,roc-auc (default: those of the task)'),
  augment: (description: string) => repeatableOption('--augment <name>', description),
  json: () => new Option('--json', 'print JSON lines and nothing else'),
  verbose: () => new Option('--verbose', 'after an error, print where in the program it arose'),
} as const;
