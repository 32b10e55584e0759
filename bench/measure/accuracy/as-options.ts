import { isRecord } from '@vitrum/core/internal';

/**
 * A recipe's configuration as the options of `vitrum train`. Measured figures are kept under these words, so that they count until a
 * setting changes.
 *
 * @param config - As `vitrum list recipes --json` prints it.
 */
export function asOptions(config: unknown): readonly string[] {
  const { network, training } = isRecord(config) ? config : {};
  const { augmentation = [], batchSize, learningRate, epochs, ...others } = isRecord(training) ? training : {};
  const [unknown] = Object.keys(others);
  if (unknown !== undefined || !Array.isArray(augmentation)) throw new Error(`A recipe has the setting "${unknown ?? 'augmentation'}", which is not written as an option yet.`);
  const single = { '--batch-size': batchSize, '--learning-rate': learningRate, '--epochs': epochs };
  return [
    ...['--network', referenceWords(network)],
    ...augmentation.flatMap((reference: unknown) => ['--augment', referenceWords(reference)]),
    ...Object.entries(single).flatMap(([flag, value]) => (value === undefined ? [] : [flag, JSON.stringify(value)])),
  ];
}

/** The dataset that a recipe's configuration names. */
export function datasetOf(config: unknown): string {
  return isRecord(config) ? referenceWords(config['dataset']) : '';
}

/** `mlp:hidden=512,256,dropout=0.3` for `{ type: 'mlp', hidden: [512, 256], dropout: 0.3 }`. */
function referenceWords(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  if (!isRecord(reference)) throw new Error(`${JSON.stringify(reference)} is no reference.`);
  const { type, ...options } = reference;
  const words = Object.entries(options).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : JSON.stringify(value)}`);
  return [String(type), words.join(',')].filter((part) => part !== '').join(':');
}
