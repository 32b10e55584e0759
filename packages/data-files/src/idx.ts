import { idxFormat } from '@vitrum/datasets';
import { arraySplits } from './arrays/array-splits.ts';
import { memoryBudget } from './files/memory-budget.ts';
import { findIdxFiles } from './idx/find-idx-files.ts';
import { createIdxFrom } from './idx/idx-definition.ts';
import { openArray, readArray } from './files/open-array.ts';

/**
 * A dataset in IDX files: inputs of any rank and number type, with labels or targets. A plain file larger than the budget stays
 * on disk.
 *
 * @param budget - The most bytes of a plain file that are read into memory.
 */
export function createIdx(budget: number = memoryBudget) {
  return createIdxFrom({
    find: findIdxFiles,
    openInputs: (path) => openArray(path, idxFormat, budget),
    readTargets: (path) => readArray(path, idxFormat),
    load: arraySplits,
  });
}

/** User data in IDX files. */
export const idx = createIdx();
