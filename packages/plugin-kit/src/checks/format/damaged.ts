import { isVitrumError, type PortableModel, type Registry } from '@vitrum/core';
import { modelFileOf } from '@vitrum/formats';
import { createRandom } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { formatCount } from '../../numerics/format-number.ts';
import { reasonOf } from '../thrown.ts';
import { readBeside, sampleModel } from './sample-model.ts';

/** Files of each way to damage one. */
const count = 40;

/** A stranger's file, damaged or made to harm, ends in an error that says so, and in nothing else. */
export const formatDamaged = check<CheckContext<'formats'>>('damaged', 'a damaged file is read or refused with an error of vitrum', async ({ definition, registry, tried, fail, skip }) => {
  const { read, write } = definition;
  if (read === undefined) return skip('it does not read');
  const [main, ...others] = write === undefined ? [{ bytes: new Uint8Array() }] : await write(sampleModel(registry));
  const files = [...damages.flatMap(({ what, damage }) => filesOf(main.bytes, what, damage)), ...strangers];
  tried(`${formatCount(files.length, 'file')}: cut off, changed, doubled in parts, and of other kinds`);
  for (const what of new Set(files.map((file) => file.what))) {
    const same = files.filter((file) => file.what === what);
    const reasons = await Promise.all(same.map(({ bytes }) => refusalOf(registry, () => readBeside(read, bytes, others))));
    const wrong = reasons.filter((reason) => reason !== undefined);
    if (wrong[0] !== undefined) fail({ message: `Of ${formatCount(same.length, 'file')} ${what}, ${wrong.length} ended in an error that is none of vitrum, the first in ${wrong[0]}`, hint });
  }
});

const hint = 'Check lengths, shapes and types before they are used, and throw a VitrumError with the code VITRUM_INVALID_MODEL.';

interface DamagedFile {
  readonly what: string;
  readonly bytes: Uint8Array;
}

type Damage = (bytes: Uint8Array, draw: (below: number) => number) => Uint8Array;

const damages: readonly { readonly what: string; readonly damage: Damage }[] = [
  { what: 'cut off', damage: (bytes, draw) => bytes.slice(0, draw(bytes.length)) },
  {
    what: 'changed at some places',
    damage: (bytes, draw) => {
      for (let changes = 1 + draw(8); changes > 0; changes--) bytes[draw(bytes.length)] = draw(256);
      return bytes;
    },
  },
  { what: 'changed to large numbers', damage: (bytes, draw) => bytes.fill(255, draw(bytes.length)).fill(0, bytes.length - draw(bytes.length)) },
  {
    what: 'changed to other signs',
    damage: (bytes, draw) => {
      for (let changes = 0; changes < 3; changes++) bytes[draw(Math.min(bytes.length, 2000))] = '0123456789-eE."[]{},:'.charCodeAt(draw(21));
      return bytes;
    },
  },
  {
    what: 'doubled in parts',
    damage: (bytes, draw) => {
      const at = draw(bytes.length);
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.max(0, at - 40))]);
    },
  },
];

function filesOf(bytes: Uint8Array, what: string, damage: Damage): readonly DamagedFile[] {
  if (bytes.length === 0) return [];
  return Array.from({ length: count }, (_, seed) => {
    const random = createRandom(seed);
    return { what, bytes: damage(Uint8Array.from(bytes), (below) => random.integer(Math.max(1, below))) };
  });
}

/** Files that are of no format of models. */
const strangers: readonly DamagedFile[] = [
  { what: 'without a byte', bytes: new Uint8Array() },
  { what: 'of noise', bytes: Uint8Array.from({ length: 300 }, (_, i) => (i * 7919 + (i >> 3)) % 256) },
  { what: 'of half a text', bytes: new TextEncoder().encode('{"a": [1, 2') },
];

/** Why it neither read the file nor refused it properly; undefined where it did. */
async function refusalOf(registry: Registry, read: () => Promise<PortableModel>): Promise<string | undefined> {
  try {
    const model = await read();
    if (model.network !== undefined) modelFileOf(registry, model);
    return undefined;
  } catch (error) {
    return isVitrumError(error) ? undefined : `${reasonOf(error)}.`;
  }
}
