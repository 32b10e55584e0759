import { listSome } from '@vitrum/datasets/internal';
import { identifies } from '../columns/identifies.ts';
import { invalidTable } from '../invalid-table.ts';
import { areSentences, type InputRules } from './plan-inputs.ts';
import type { RowsProfile } from '../columns/profile-rows.ts';

/**
 * Checks a target that was guessed, the last column, which must not be sentences or a different text in each row, such as names.
 *
 * @throws VITRUM_INVALID_TABLE that says what else could be the target
 */
export function checkGuessedTarget({ targets, inputs }: Pick<RowsProfile, 'targets' | 'inputs'>, { file, isNamed, categorical }: InputRules): void {
  const [target] = targets;
  if (target === undefined || target.others <= target.numbers || categorical.has(target.name)) return;
  const reason = areSentences(target) ? 'its cells are sentences' : identifies(target, { isNamed, isFirst: false });
  if (reason === undefined) return;
  const [first] = inputs;
  throw invalidTable(
    `The last column of ${file}, "${target.name}", cannot be the target: ${reason}.`,
    `Name the target, such as target: "${first?.name ?? ''}". Columns: ${listSome([...inputs, target].map(({ name }) => name))}.`,
  );
}
