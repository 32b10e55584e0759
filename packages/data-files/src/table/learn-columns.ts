import type { TableColumn } from '@vitrum/datasets';
import type { ColumnProfile } from './column-profile.ts';
import { invalidTable } from './invalid-table.ts';
import type { RowsProfile } from './profile-rows.ts';
import { scalingOf, type Normalisation } from './running-statistics.ts';
import type { InputPlan, StoredRows, StorePlan } from './store-rows.ts';
import type { MissingPolicy } from './used-rows.ts';

/** How columns are to become inputs. */
export interface ColumnForm {
  readonly normalise: Normalisation;
  readonly missing: MissingPolicy;
}

/**
 * What the training part says about each input: mean and spread of numbers, and which categories there are.
 *
 * @throws VITRUM_INVALID_TABLE when the test part has a category, class or label that the training part lacks
 */
export function learnColumns(stored: StoredRows, plan: StorePlan, profile: RowsProfile, form: ColumnForm): readonly TableColumn[] {
  checkTargets(stored, plan, profile.targets[0]);
  return plan.inputs.map((input, k) => {
    const column = profile.inputs[k];
    return input.kind === 'number' ? learnNumbers(input, stored, k, form) : learnCategories(input, stored.seen[k], column);
  });
}

function learnNumbers({ name }: InputPlan, { statistics }: StoredRows, index: number, { normalise, missing }: ColumnForm): TableColumn {
  const column = statistics[index];
  if (column === undefined || column.count === 0) {
    throw invalidTable(`The training part has no values in the column "${name}".`, `Leave it out: ignore: "${name}".`);
  }
  return { name, kind: 'number', ...scalingOf(column, normalise), ...(missing === 'mean' && { missing: column.mean }) };
}

function learnCategories(
  { name, values }: Extract<InputPlan, { kind: 'category' }>,
  seen: Uint8Array | undefined,
  column: ColumnProfile | undefined,
): TableColumn {
  for (const [place, value] of values.entries()) {
    if (seen?.[place] !== 2) continue;
    if (value === '') throw invalidTable(`Rows of the test part lack "${name}", and no row of the training part does.`, otherRows);
    throw onlyInTest(`"${name}" is ${JSON.stringify(value)}, which is`, value, column);
  }
  // The category of missing values comes last; where nothing is missing it is no input.
  return { name, kind: 'category', values: values.filter((_, place) => seen?.[place] === 1) };
}

function checkTargets({ statistics, seen }: StoredRows, { target, inputs }: StorePlan, column: ColumnProfile | undefined): void {
  const first = inputs.length;
  target.names.forEach((name, place) => {
    const isLearned = target.form === 'class' ? seen[first]?.[place] === 1 : statistics[first + place]?.maximum === 1;
    if (isLearned || target.form === 'numbers' || target.form === 'flags') return;
    throw onlyInTest(`the ${target.form === 'class' ? 'class' : 'label'} ${JSON.stringify(name)} is`, name, column);
  });
}

function onlyInTest(what: string, value: string, column: ColumnProfile | undefined): Error {
  const place = column?.firstPlaces[column.values?.get(value) ?? 0] ?? '';
  return invalidTable(
    `${place}: ${what} in the test part alone, so that nothing can be learned about it.`,
    otherRows,
  );
}

const otherRows = 'Hold out other rows (splitSeed), leave the column out (ignore), or give more rows of that kind.';
