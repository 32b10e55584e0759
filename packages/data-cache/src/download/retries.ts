import type { RetryHandler } from 'undici';
import type { DownloadOptions } from './download-options.ts';
import { toNetworkFailure } from './network-failure.ts';

/** Milliseconds before each retry. */
const delays = [500, 1000, 2000] as const;
/** A server that demands a longer wait is given up on. */
const maxDelay = 30_000;
/** New bytes after which an attempt does not count as failed: a long file may need many. */
const progress = 1_000_000;

/** Decides after each failure whether and when undici retries. */
export class Retries {
  /** Number of retries so far. */
  count = 0;
  /** Bytes received so far. */
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
