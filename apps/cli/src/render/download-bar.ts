import type { DownloadProgress, DownloadRetry } from '@vitrum/data-cache';
import { formatWholeSeconds } from '@vitrum/runs/internal';
import { SingleBar } from 'cli-progress';
import { formatBytes } from '../format-bytes.ts';
import type { Terminal } from '../terminal.ts';
import { padTo } from './block.ts';
import { barOf } from './output-bars.ts';

/** Shows the progress of downloads. */
export interface DownloadView {
  readonly update: (progress: DownloadProgress) => void;
  readonly retry: (retry: DownloadRetry) => void;
  readonly end: () => void;
}

/** On a terminal a progress bar, elsewhere a line for each file. */
export function showDownload(terminal: Terminal): DownloadView {
  return terminal.isInteractive ? new DownloadBar(terminal) : plainDownload(terminal);
}

function plainDownload({ print }: Terminal): DownloadView {
  let latest: string | undefined;
  return {
    update: (progress) => {
      const { file, address, totalBytes } = progress;
      const what = `${file} from ${hostOf(address)}`;
      if (what === latest) return;
      latest = what;
      print(`downloading ${what}${countOf(progress, ', file ')}${totalBytes === undefined ? '' : `, ${formatBytes(totalBytes)}`}`);
    },
    retry: (retry) => print(describeRetry(retry)),
    end: () => undefined,
  };
}

const maxBarWidth = 30;
const framesPerSecond = 12;
/** Minimum time in milliseconds over which speed is measured. */
const minMeasureTime = 500;

class DownloadBar implements DownloadView {
  readonly #terminal: Terminal;
  readonly #close = (): void => this.end();
  #bar: SingleBar | undefined;
  #latest: DownloadProgress | undefined;
  /** Bytes of the current file present when this run began. */
  #began = { time: 0, bytes: 0 };

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  readonly update = (progress: DownloadProgress): void => {
    const { address, receivedBytes, fraction } = progress;
    const isAnother = this.#latest?.address !== address || receivedBytes < this.#latest.receivedBytes;
    if (isAnother) this.#began = { time: performance.now(), bytes: receivedBytes };
    this.#latest = progress;
    if (this.#bar === undefined) this.#start();
    this.#bar?.update(fraction);
  };

  readonly retry = (retry: DownloadRetry): void => {
    this.end();
    this.#terminal.print(describeRetry(retry));
  };

  readonly end = (): void => {
    process.off('exit', this.#close);
    this.#bar?.stop();
    this.#bar = undefined;
  };

  #start(): void {
    this.#bar = new SingleBar({
      stream: this.#terminal.stream,
      format: () => this.#describe(),
      fps: framesPerSecond,
      clearOnComplete: true,
      linewrap: false,
      gracefulExit: false, // the command itself handles interruptions
    });
    // The bar disables line wrapping and hides the cursor, which has to be undone at any exit.
    process.once('exit', this.#close);
    this.#bar.start(1, 0);
  }

  #describe(): string {
    if (this.#latest === undefined) return '';
    const { chalk, columns, isUnicode } = this.#terminal;
    const { file, receivedBytes, totalBytes, fraction } = this.#latest;
    const head = `${file}${countOf(this.#latest, ' ')}  `;
    const amount = `${formatBytes(receivedBytes)}${totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`}`;
    const figures = ` ${String(Math.floor(100 * fraction)).padStart(3)} %  ${amount}${this.#describeSpeed()}`;
    const width = Math.max(0, Math.min(maxBarWidth, columns - head.length - figures.length - 1));
    const done = barOf(fraction, width, isUnicode);
    const rest = padTo(width, done).slice(done.length);
    return `${head}${chalk.green(done)}${chalk.dim(rest.replaceAll(' ', isUnicode ? '░' : '.'))}${figures}`;
  }

  #describeSpeed(): string {
    if (this.#latest === undefined) return '';
    const { receivedBytes, totalBytes } = this.#latest;
    const elapsed = performance.now() - this.#began.time;
    const bytes = receivedBytes - this.#began.bytes;
    if (elapsed < minMeasureTime || bytes <= 0) return '';
    const perSecond = bytes / (elapsed / 1000);
    const left = totalBytes === undefined ? '' : `  ${formatWholeSeconds((totalBytes - receivedBytes) / perSecond)} left`;
    return `  ${formatBytes(Math.round(perSecond))}/s${left}`;
  }
}

/** The index of the file, if there are several. */
function countOf({ fileNumber, fileCount }: DownloadProgress, lead: string): string {
  return fileCount === 1 ? '' : `${lead}${fileNumber}${lead === ' ' ? '/' : ' of '}${fileCount}`;
}

function describeRetry({ address, reason, delay }: DownloadRetry): string {
  return `note: ${hostOf(address)} ${reason}; trying again in ${Math.ceil(delay / 100) / 10} s`;
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);
