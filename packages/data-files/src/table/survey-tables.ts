import { chooseColumns, type ChosenColumns, type ColumnChoice } from './choose-columns.ts';
import { checkGuessedTarget } from './check-guessed-target.ts';
import { invalidTable } from './invalid-table.ts';
import { planInputs, type InputPlan, type SkippedColumn } from './plan-inputs.ts';
import { profileRows, type RowsProfile } from './profile-rows.ts';
import type { Table } from './table.ts';
import { RowSource, type MissingPolicy } from './used-rows.ts';

/** How a table is looked through. */
export interface SurveyChoice extends ColumnChoice {
  readonly task: string;
  readonly labelSeparator: string;
  readonly missing: MissingPolicy;
}

/** What is known of tables before their rows are turned into numbers. */
export interface Survey {
  /** The inputs are those that are of use. */
  readonly chosen: ChosenColumns;
  readonly sources: readonly RowSource[];
  /** Of the rows in use. */
  readonly profile: RowsProfile;
  readonly inputs: readonly InputPlan[];
  readonly skipped: readonly SkippedColumn[];
  /** True where a target holds several labels. */
  readonly holdsLabels: boolean;
}

/**
 * Finds out what the columns of tables hold. Which of them are of use is seen from all rows, for a row need not have a value in a
 * column that is left out; where rows then lack others, those in use are gone through once more.
 *
 * @throws VITRUM_INVALID_TABLE, VITRUM_INVALID_OPTION; the errors of reading
 */
export async function surveyTables(tables: readonly [Table, ...Table[]], choice: SurveyChoice): Promise<Survey> {
  const [first] = tables;
  const paths = tables.map(({ path }) => path);
  const all = chooseColumns(first, choice);
  const [target = ''] = all.targets;
  const holdsLabels = all.targets.length === 1 && (choice.task === 'multi-label' || (choice.task === 'auto' && first.lists.has(target)));
  const separator = holdsLabels ? choice.labelSeparator : undefined;
  const sourcesFor = (chosen: ChosenColumns): readonly RowSource[] => tables.map((table) => new RowSource(table, chosen, choice.missing, holdsLabels));
  const survey = await profileRows(sourcesFor(all), all, 'all', separator);
  checkSizes(survey.sizes, paths);
  const rules = {
    file: first.path,
    isNamed: first.isNamed,
    first: first.columns[0],
    areForced: choice.columns.length > 0,
    categorical: all.categorical,
    words: all.words,
    mayLack: choice.missing === 'mean',
  };
  if (choice.target.length === 0 && all.targets.length === 1) {
    // Spreadsheets end each line with a delimiter: what has no values is no answer that anybody means.
    if (survey.targets[0]?.filled === 0 && all.inputs.length > 1) return withoutColumn(target, tables, choice);
    checkGuessedTarget(survey, rules);
  }
  const { inputs, skipped } = planInputs(survey.inputs, rules);
  const names = inputs.map(({ name }) => name);
  const chosen = { ...all, inputs: names };
  const used = survey.inputs.filter(({ name }) => names.includes(name));
  const lacking = [...(choice.missing === 'mean' ? [] : used), ...(holdsLabels ? [] : survey.targets)];
  const isWhole = lacking.every(({ missing }) => missing === 0);
  const sources = sourcesFor(chosen);
  const profile = isWhole ? { ...survey, inputs: used } : await profileRows(sources, chosen, 'used', separator);
  checkSizes(profile.sizes, paths);
  return { chosen, sources, profile, inputs, skipped, holdsLabels };
}

async function withoutColumn(name: string, tables: readonly [Table, ...Table[]], choice: SurveyChoice): Promise<Survey> {
  const survey = await surveyTables(tables, { ...choice, ignore: [...choice.ignore, name] });
  return { ...survey, skipped: [...survey.skipped, { name, reason: 'no values' }] };
}

function checkSizes(sizes: readonly number[], files: readonly string[]): void {
  const empty = files.find((_, index) => sizes[index] === 0);
  if (empty === undefined) return;
  throw invalidTable(`${empty} has no rows that can be used.`, 'Each part needs at least one row; see the option "missing" for rows that lack values.');
}
