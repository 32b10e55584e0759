import type { NamedNetwork, Run } from '@vitrum/runs';
import { shortenNetwork, writeDatasetReference } from '@vitrum/runs/internal';
import type { TrainingConfig } from '@vitrum/trainer';
import { trainingSchema } from '@vitrum/trainer/internal';
import type { NeededPlugin } from '../../shared/api/plugins.ts';
import { shortReference, writeValues, type AddressValues } from './address-text.ts';

/**
 * The fragment of the page's address that holds a run: everything that determines its numbers, legible and editable.
 *
 * `#dataset=synthetic-digits&architecture=784-32-16-10&activation=tanh&initializer=notebook-normal&loss=squared-error&…&seed=7`
 *
 * The names are those of a run's configuration: `dataset` and `limit`; `architecture`, `hidden`, `activation`,
 * `outputActivation`, `initializer`, `biasInitializer`, or `network` if the short form is not enough; the options of training;
 * `plugins`. A value is JSON without quotes around plain text, so that common values need no escapes and survive in chats; sizes are
 * joined by hyphens. Browsers do not send the fragment to the server.
 *
 * @param plugins - The plugins that the run needs besides the built-ins.
 * @param named - The name that the network's layers follow from, which stands for them.
 */
export function writeAddress({ dataset, base, network, training }: Run, plugins: readonly NeededPlugin[] = [], named?: NamedNetwork): string {
  const { limit, ...reference } = dataset;
  return `#${writeValues({
    dataset: writeDatasetReference(reference),
    limit,
    // What is taken from a base, the short forms do not say.
    ...(base === undefined ? networkValues(network, named) : { base, network }),
    ...trainingValues(training),
    ...(plugins.length > 0 && { plugins }),
  })}`;
}

/** What every run is described by, whatever its data make the usual value. */
const alwaysWritten: ReadonlySet<string> = new Set(['loss', 'optimizer', 'learningRate', 'schedule', 'batchSize', 'epochs', 'shuffle', 'seed']);

/** The options of training, without those that most runs leave as they are. */
function trainingValues(training: Required<TrainingConfig>): AddressValues {
  const defaults: Readonly<Record<string, { readonly default?: unknown }>> = trainingSchema;
  const isWritten = ([name, value]: readonly [string, unknown]): boolean =>
    alwaysWritten.has(name) || JSON.stringify(value) !== JSON.stringify(defaults[name]?.default);
  const written = Object.entries(training).filter(isWritten);
  return Object.fromEntries(written.map(([name, value]: readonly [string, unknown]) => [name, Array.isArray(value) ? value.map(shortReference) : shortReference(value)]));
}

function networkValues(network: Run['network'], named: NamedNetwork | undefined): AddressValues {
  if (named !== undefined) return { network: shortReference(named) };
  const short = shortenNetwork(network);
  return short === undefined ? { network } : mapValues(short, shortReference);
}

const mapValues = (record: object, map: (value: unknown) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
