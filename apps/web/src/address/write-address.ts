import { shortenNetwork, writeDatasetReference, type RunDescription } from '@vitrum/runs';
import type { NeededPlugin } from '../worker/api/plugins.ts';
import { shortReference, writeValues } from './address-text.ts';

/**
 * The part of the page's address that holds a run: everything that decides its numbers, in words that can be read and changed.
 *
 * `#dataset=synthetic-digits&architecture=784-32-16-10&activation=tanh&initializer=notebook-normal&loss=squared-error&…&seed=7`
 *
 * The names are those of a run's configuration: `dataset` and `limit`; `architecture`, `hidden`, `activation`,
 * `outputActivation`, `initializer`, `biasInitializer`, or `network` for what the short form cannot say; the options of training;
 * `plugins`. A value is JSON whose quotes are left out around a plain text, so that what is usual needs no escapes and survives
 * in chats; sizes are joined by hyphens. It stands behind `#`, which a browser does not send to the server.
 *
 * @param plugins - The plugins beyond the built-in ones that the run needs.
 */
export function writeAddress({ dataset, network, training }: RunDescription, plugins: readonly NeededPlugin[] = []): string {
  const { limit, ...reference } = dataset;
  const short = shortenNetwork(network);
  return `#${writeValues({
    dataset: writeDatasetReference(reference),
    limit,
    ...(short === undefined ? { network } : mapValues(short, shortReference)),
    ...mapValues(training, shortReference),
    ...(plugins.length > 0 && { plugins }),
  })}`;
}

const mapValues = (record: object, map: (value: unknown) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
