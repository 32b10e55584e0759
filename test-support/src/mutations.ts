import { isVitrumError, type FormatFunctions, type Registry } from '@vitrum/core';
import { modelFileOf } from '@vitrum/formats';
import { createRandom } from '@vitrum/tensor';

/** A change of a file by seed: bytes, a cut, a piece twice, or a number made large. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  const anywhere = (): number => random.integer(Math.max(1, bytes.length));
  const near = (): number => random.integer(Math.min(bytes.length, 2000) || 1); // where headers are
  const copy = Uint8Array.from(bytes);
  switch (random.integer(6)) {
    case 0: return copy.subarray(0, anywhere());
    case 1: return Uint8Array.from([...copy.subarray(0, anywhere()), ...copy.subarray(anywhere())]);
    case 2: {
      const at = anywhere();
      return Uint8Array.from([...copy.subarray(0, at), ...copy.subarray(Math.max(0, at - 40), at), ...copy.subarray(at)]);
    }
    case 3: {
      for (let i = 0, at = near(); i < 8; i++) copy[at + i] = 255;
      return copy;
    }
    case 4: {
      // A digit in a header becomes another one, a bracket or a quote something else.
      for (let i = 0; i < 3; i++) copy[near()] = '0123456789-eE."[]{},:'.charCodeAt(random.integer(21));
      return copy;
    }
    default: {
      for (let i = 1 + random.integer(8); i > 0; i--) copy[random.integer(2) === 0 ? near() : anywhere()] = random.integer(256);
      return copy;
    }
  }
}

/** What is wrong with a reader: changed files at which it threw anything but a typed error, by seed. */
export async function faultsOfReader(registry: Registry, read: NonNullable<FormatFunctions['read']>, bytes: Uint8Array, count: number): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let seed = 0; seed < count; seed++) {
    try {
      const model = await read(mutate(bytes, seed));
      if (model.network !== undefined) modelFileOf(registry, model);
    } catch (error) {
      if (!isVitrumError(error)) faults.push(`seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  return faults;
}
