import { expect, test } from 'vitest';
import { loadTable, openCsv } from '../src/table/on-disk.ts';
import type { TableChoice } from '../src/table/options/table-choice.ts';
import { fileWith, samplesOf } from './support/load.ts';

const choice: TableChoice = {
  name: 'big', target: [], columns: [], ignore: [], categorical: [], words: [], minimumCount: 2, maximumWords: 5000, task: 'auto', labelSeparator: '|', normalize: 'standard',
  missing: 'error', testShare: 0.2, splitSeed: 0, folds: 0, fold: 1,
};

test('a table that exceeds the memory for it is read from a file in blocks, and is the same dataset', async () => {
  const rows = Array.from({ length: 60_000 }, (_, k) => `${(k * 37) % 1000},${k % 3 === 0 ? 'red' : 'blue'},${k / 8}`);
  const table = await openCsv(await fileWith('big.csv', `x,color,y\n${rows.join('\n')}\n`), { header: 'auto', delimiter: 'auto' });
  const [inMemory, onDisk] = [await loadTable([table], choice), await loadTable([table], choice, { memoryBudget: 0 })];
  expect(['readBlock' in inMemory.train, onDisk.encoding]).toEqual([false, inMemory.encoding]);
  for (const part of ['train', 'test'] as const) {
    const indices = Uint32Array.from({ length: 500 }, (_, i) => (i * 7919) % onDisk[part].size);
    const block = await onDisk[part].readBlock?.(indices);
    if (block === undefined) throw new Error('there are no blocks');
    const { inputs, targets, descriptions } = samplesOf(block);
    indices.forEach((index, i) => {
      const [input, target] = [new Float64Array(3), new Float64Array(1)];
      inMemory[part].readInput(index, input, 0);
      inMemory[part].readTarget(index, target, 0);
      expect([inputs[i], targets[i], descriptions[i]]).toEqual([[...input], [...target], inMemory[part].describe?.(index)]);
      onDisk[part].readInput(index, input.fill(0), 0);
      expect(inputs[i]).toEqual([...input]);
    });
    expect(block.targetScaling).toEqual(inMemory[part].targetScaling);
  }
  // The parts share the file: it is there until both are closed.
  onDisk.train.close?.();
  onDisk.train.close?.();
  const target = new Float64Array(1);
  onDisk.test.readTarget(onDisk.test.size - 1, target, 0);
  expect(target[0]).not.toBe(0);
  onDisk.test.close?.();
});
