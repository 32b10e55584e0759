import { readFileSync } from 'node:fs';
import { doneRecord, epochRecord, interruptedRecord, startRecord, warningRecord, type TrainingRecord } from '@vitrum/runs/internal';
import { metricsFor, Trainer } from '@vitrum/trainer';
import { eventProblems } from '@vitrum/test-support/event-problems';
import { describe, expect, test } from 'vitest';
import { registry, smallRun } from './support.ts';

const metrics = metricsFor(registry, 'classification');

async function recordsOfRun(): Promise<readonly TrainingRecord[]> {
  const open = smallRun();
  const records: TrainingRecord[] = [];
  for await (const event of new Trainer(open).run()) {
    if (event.type === 'start') records.push(startRecord(event, open, metrics));
    if (event.type === 'epoch') records.push(epochRecord(event, metrics));
    if (event.type === 'done') records.push(doneRecord(event, { model: 'model.json', fingerprint: 'ab'.repeat(32) }, metrics));
  }
  const sign = { sign: 'dead-units', layer: 0, figure: 0.5, message: 'Half of it is dead.', hint: 'Lower the learning rate.' } as const;
  return [...records, warningRecord({ type: 'warning', epoch: 2, ...sign }), interruptedRecord({ type: 'interrupted', epoch: 2, samples: 3 }, 'checkpoint-9.ckpt')];
}

describe('the schema of events.jsonl', () => {
  test('describes every record of a run', async () => {
    const records = await recordsOfRun();
    expect(records.map(({ event }) => event)).toEqual(['start', 'epoch', 'epoch', 'epoch', 'done', 'warning', 'interrupted']);
    expect(records.flatMap(eventProblems)).toEqual([]);
  });

  test.each<[string, (record: TrainingRecord) => TrainingRecord, RegExp]>([
    ['a field that it does not know', (record) => ({ ...record, mood: 3 }), /"mood" .* describe it under \$defs\.epoch in packages\/runs\/src\/events\.schema\.json/],
    ['a field that is missing', ({ loss: _, ...record }) => ({ ...record, event: 'epoch' }), /required property 'loss'/],
    ['text for a number', (record) => ({ ...record, loss: 'low' }), /epoch\/loss must be number/],
    ['epoch 0', (record) => ({ ...record, epoch: 0 }), /epoch\/epoch must be >= 1/],
    ['a record that it does not know', (record) => ({ ...record, event: 'pause' }), /no record "pause"/],
  ])('refuses %s, and says what to do', async (_, change, problem) => {
    const epoch = (await recordsOfRun()).find(({ event }) => event === 'epoch');
    expect(eventProblems(change(epoch ?? { event: 'epoch' })).join('\n')).toMatch(problem);
  });

  test('is linked from its page, which names every record', () => {
    const page = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');
    const schema: { oneOf: readonly { $ref: string }[] } = JSON.parse(readFileSync(new URL('../src/events.schema.json', import.meta.url), 'utf8')); // a file of this repository
    expect(page).toContain('packages/runs/src/events.schema.json');
    for (const { $ref } of schema.oneOf) expect(page).toContain(`| \`${$ref.replace('#/$defs/', '')}\` |`);
  });
});
