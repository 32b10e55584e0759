import type { RetryHandler } from 'undici';
import type { DownloadOptions } from './download-options.ts';
import { toNetworkFailure } from './network-failure.ts';

/** Milliseconds before an attempt is repeated. */
const delays = [500, 1000, 2000] as const;
/** A server that wants to be left alone for longer is not waited for. */
const maxDelay = 30_000;
/** An attempt that brought so many new bytes counts as none that failed: a long file may need many. */
const progress = 1_000_000;

/** Decides after each failure of an address whether and when undici asks it again. */
export class Retries {
  /** How often the address was asked again. */
  count = 0;
  /** Bytes of the file that have come. */
  receivedBytes = 0;
  #furthest = 0;
  #failures = 0;
  readonly #address: string;
  readonly #options: DownloadOptions;

  constructor(address: string, options: DownloadOptions) {
    this.#address = address;
    this.#options = options;
  }

  readonly callback: RetryHandler.RetryCallback = (error, _context, answer) => {
    this.#waitAfter(error).then(() => answer(null), answer);
  };

  async #waitAfter(error: Error): Promise<void> {
    const { onRetry, wait, signal, stallTimeout } = this.#options;
    const failure = toNetworkFailure(error, stallTimeout);
    if (failure?.details.isTransient !== true) throw error;
    this.#failures = this.receivedBytes - this.#furthest >= progress ? 1 : this.#failures + 1;
    this.#furthest = Math.max(this.#furthest, this.receivedBytes);
    const delay = Math.max(delays[this.#failures - 1] ?? Infinity, failure.details.retryAfter ?? 0);
    if (delay > maxDelay) throw error;
    this.count++;
    onRetry({ address: this.#address, reason: failure.message, delay });
    await wait(delay, signal);
    signal?.throwIfAborted();
  }
}
