import type { NamedNetwork, Run } from '@vitrum/runs';
import { wordsOfSettings } from '../../shared/settings/run-settings.ts';

/** What a picture shows, and of which run. */
export interface PictureOf {
  readonly what: string;
  readonly run: { readonly description: Run; readonly named?: NamedNetwork } | undefined;
  readonly epochs: { readonly epoch: number; readonly samplesInAll: number } | undefined;
  /** The visitor's name for the run. */
  readonly name: string | undefined;
}

/** Settings that a file's name tells. */
const told: readonly string[] = ['data', 'network', 'activation', 'loss', 'optimizer', 'learning rate', 'seed'];

/** The longest name without its ending; file systems take 255 bytes. */
const maxLength = 140;

/** The settings that a picture's run is recognized by, in words. */
export function runInWords({ run, epochs, name }: Omit<PictureOf, 'what'>): string {
  if (run === undefined) return 'no run';
  const moment = epochs === undefined || epochs.samplesInAll === 0 ? 'untrained' : `epoch ${epochs.epoch}`;
  const settings = wordsOfSettings(run.description, run.named)
    .filter(([setting]) => told.includes(setting))
    .map(([setting, value]) => (setting === 'seed' || setting === 'learning rate' ? `${setting} ${value}` : value));
  return [...(name === undefined ? settings : [name]), moment].join(', ');
}

/** `loss-mnist-784-32-16-10-tanh-squared-error-sgd-learning-rate-0.01-seed-7-epoch-5`, without an ending. */
export const fileNameOf = (picture: PictureOf): string =>
  `${picture.what}-${runInWords(picture)}`.toLowerCase().replaceAll(/[^\p{L}\p{N}.]+|\.(?!\d)/gu, '-').replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '').slice(0, maxLength).replace(/[-.]$/, '');
