import { shortenNetwork, writeDatasetReference, type Run } from '@vitrum/runs';
import type { NeededPlugin } from '../worker/api/plugins.ts';
import { shortReference, writeValues } from './address-text.ts';

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
 */
export function writeAddress({ dataset, network, training }: Run, plugins: readonly NeededPlugin[] = []): string {
  const { limit, ...reference } = dataset;
  const short = shortenNetwork(network);
  const { augmentation, ...others } = training;
  return `#${writeValues({
    dataset: writeDatasetReference(reference),
    limit,
    ...(short === undefined ? { network } : mapValues(short, shortReference)),
    ...mapValues(others, shortReference),
    ...(augmentation.length > 0 && { augmentation: augmentation.map(shortReference) }),
    ...(plugins.length > 0 && { plugins }),
  })}`;
}

const mapValues = (record: object, map: (value: unknown) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
