import { chooseColumns, type ChosenColumns, type ColumnChoice } from '../columns/choose-columns.ts';
import { checkGuessedTarget } from './check-guessed-target.ts';
import { invalidTable } from '../invalid-table.ts';
import { planInputs, type InputPlan, type SkippedColumn } from './plan-inputs.ts';
import { profileRows, type RowsProfile } from '../columns/profile-rows.ts';
import type { Table } from '../table.ts';
import { RowSource, type MissingPolicy } from './used-rows.ts';

/** Options for surveying a table. */
export interface SurveyChoice extends ColumnChoice {
  readonly task: string;
  readonly labelSeparator: string;
  readonly missing: MissingPolicy;
}

/** What is known of tables before their rows are converted to numbers. */
export interface Survey {
  /** The inputs without useless columns. */
  readonly chosen: ChosenColumns;
  readonly sources: readonly RowSource[];
  /** Profile of the rows in use. */
  readonly profile: RowsProfile;
  readonly inputs: readonly InputPlan[];
  readonly skipped: readonly SkippedColumn[];
  /** True if a target cell holds several labels. */
  readonly holdsLabels: boolean;
}

/**
 * Profiles the columns of tables and chooses inputs and task. Useless columns are detected from all rows, since a value missing
 * there does not matter; if rows lack other values, those in use are profiled again.
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
    // Spreadsheets may end each line with a delimiter: a column without values is no target.
    if (survey.targets[0]?.filled === 0 && all.inputs.length > 1) return withoutColumn(target, tables, choice);
    checkGuessedTarget(survey, rules);
  }
  const { inputs, skipped } = planInputs(survey.inputs, rules);
  const names = inputs.map(({ name }) => name);
  const chosen = { ...all, inputs: names };
  const used = survey.inputs.filter(({ name }) => names.includes(name));
  const lacking = [...(choice.missing === 'mean' ? [] : used), ...(holdsLabels ? [] : survey.targets)];
  const isWhole = chosen.weight === undefined && lacking.every(({ missing }) => missing === 0);
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
