import type { RetryHandler } from 'undici';
import type { DownloadOptions } from './download-options.ts';
import { toNetworkFailure, type NetworkFailure } from './network-failure.ts';
import type { PartialFile } from './partial-file.ts';

/** Milliseconds before an attempt is repeated. */
const delays = [500, 1000, 2000] as const;
/** A server that wants to be left alone for longer is not waited for. */
const maxDelay = 30_000;
/** An attempt that brought so many new bytes counts as none that failed: a long file may need many. */
const progress = 1_000_000;

/** Decides after each failure of an address whether and when undici asks it again. */
export class RetryPolicy {
  readonly #address: string;
  readonly #partial: PartialFile;
  readonly #options: DownloadOptions;
  #failures = 0;
  #furthest: number;
  #count = 0;

  constructor(address: string, partial: PartialFile, options: DownloadOptions) {
    this.#address = address;
    this.#partial = partial;
    this.#options = options;
    this.#furthest = partial.length;
  }

  /** How often the address was asked again. */
  get count(): number {
    return this.#count;
  }

  readonly retry: RetryHandler.RetryCallback = (error, _context, answer) => {
    this.#waitAfter(error).then(
      () => answer(null),
      (reason: unknown) => answer(reason instanceof Error ? reason : error),
    );
  };

  async #waitAfter(error: Error): Promise<void> {
    const { onRetry, wait, signal, stallTimeout } = this.#options;
    const failure = toNetworkFailure(error, stallTimeout);
    const delay = failure && this.#delayAfter(failure);
    if (delay === undefined) throw error;
    this.#count++;
    onRetry({ address: this.#address, reason: failure?.message ?? '', delay });
    await wait(delay, signal);
    signal?.throwIfAborted();
  }

  /** Undefined where it does not pay to try again. */
  #delayAfter({ isTransient, retryAfter = 0 }: NetworkFailure): number | undefined {
    if (!isTransient) return undefined;
    const { length } = this.#partial;
    this.#failures = length - this.#furthest >= progress ? 1 : this.#failures + 1;
    this.#furthest = Math.max(this.#furthest, length);
    const ordinary = delays[this.#failures - 1];
    if (ordinary === undefined) return undefined;
    const delay = Math.max(ordinary, retryAfter);
    return delay > maxDelay ? undefined : delay;
  }
}
