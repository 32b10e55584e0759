import type { PortableTensors } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';
import { modelFileOf } from '@vitrum/formats';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { wrongProperties, type PropertyRule } from '../form-faults.ts';
import { readBeside, sampleModel } from './sample-model.ts';

const hint = 'Numbers in 32 bits travel as they are: no text with few digits, no 64 or 16 bits, no other byte order between.';

const recordRule: PropertyRule = { isRight: isRecord, is: 'an object', hint: 'An empty one will do where the file has none.' };

/** Whoever reads what he writes gives back the same numbers; where he keeps layers, a network can be made of them. */
export const formatRoundTrip = check<CheckContext<'formats'>>('round-trip', 'what it writes, it reads again to the same bits', async ({ definition, registry, tried, fail, skip }) => {
  const { read, write } = definition;
  if (read === undefined || write === undefined) return skip(read === undefined ? 'it does not read' : 'it does not write');
  tried('two dense layers with 26 parameters');
  const model = sampleModel(registry);
  const [main, ...others] = await write(model);
  const found = await readBeside(read, main.bytes, others);
  const malformed = wrongProperties({ ...found }, { parameters: recordRule, state: recordRule, metadata: recordRule }, 'What "read" gives: ');
  if (malformed.length > 0) return fail(...malformed);
  fail(...faultsOf(model.parameters, found.parameters));
  if (found.network !== undefined) modelFileOf(registry, found); // throws where they do not fit
});

function faultsOf(expected: PortableTensors, got: PortableTensors): readonly Fault[] {
  return Object.entries(expected).flatMap(([name, { shape, values }]): readonly Fault[] => {
    const found = got[name];
    if (found === undefined) return [{ message: `The tensor ${name} does not come back; what does is ${Object.keys(got).join(', ') || 'nothing'}.` }];
    if (found.shape.join() !== shape.join()) return [{ where: `The shape of ${name}`, got: `[${found.shape.join(', ')}]`, expected: `[${shape.join(', ')}]` }];
    const difference = differenceBetween(values, found.values);
    if (difference === undefined) return [];
    return [{ where: `Number ${difference.index + 1} of ${name}`, got: formatExactly(difference.got), expected: formatExactly(difference.expected), source: 'and was written as', hint }];
  });
}
