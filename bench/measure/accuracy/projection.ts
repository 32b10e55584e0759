import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import { paths } from '../../src/paths.ts';

/** A training on data that cannot be had where the others are measured. */
export interface Projection {
  readonly name: string;
  readonly network: string;
  /** The shape of a sample, as `--input` takes it. */
  readonly input: string;
  readonly samples: number;
  readonly epochs: number;
  /** The other options of `vitrum train`. */
  readonly options: readonly string[];
  /** What follows the training. */
  readonly evaluation: string;
  /** The accuracy that is aimed at, in percent. */
  readonly accuracy: number;
}

/** The parameters of a network, and the multiply-adds that it takes for one sample, by `vitrum inspect`. */
export async function sizeOfNetwork(network: string, input: string): Promise<{ readonly parameters: number; readonly multiplyAdds: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [paths.cli, 'inspect', '--network', network, '--input', input, '--json']);
  const record: unknown = JSON.parse(stdout);
  if (isRecord(record) && isFiniteNumber(record['parameters']) && isFiniteNumber(record['multiplyAdds'])) {
    return { parameters: record['parameters'], multiplyAdds: record['multiplyAdds'] };
  }
  throw new Error(`vitrum inspect says nothing of the multiply-adds of ${network}: ${stdout}`);
}

/**
 * Floating-point operations of a training: two for each multiply-add, forwards once, and backwards twice, for the inputs and for the
 * weights.
 */
export const operationsOf = (multiplyAdds: number, samples: number, epochs: number): number => 2 * 3 * multiplyAdds * samples * epochs;
