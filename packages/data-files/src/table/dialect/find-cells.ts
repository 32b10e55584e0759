import type { CellNotation, TableDialect } from '@vitrum/datasets';
import { commonNotation, isUsualMissing, toNumber } from '@vitrum/datasets/internal';
import { invalidTable } from '../invalid-table.ts';
import type { ColumnFacts } from './column-facts.ts';
import { describeCells } from './describe-cells.ts';
import type { TableForm } from '../options/table-form.ts';
import type { FoundCells } from './found-cells.ts';
import { exampleOf, notationEvidence, type NotationEvidence, type NumberNotation } from './notation-evidence.ts';
import { numberMarks } from './number-marks.ts';

export interface CellsToRead {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/**
 * Detects the number notation of each column and its marks of missing values. If a comma may be a decimal sign or a thousands
 * separator, only the other columns and the delimiter can decide.
 *
 * @throws VITRUM_INVALID_TABLE where nothing decides
 */
export function findCells(table: CellsToRead, form: TableForm): FoundCells {
  const told = givenNotation(form);
  const isOutside = chosenBy(table.columns, [...(form.ignore ?? []), ...(form.categorical ?? [])]);
  const isAsWritten = chosenBy(table.columns, form.asWritten ?? []);
  const found = table.columns.flatMap((name, index): ColumnFacts[] => (isOutside(name, index) || isAsWritten(name, index) ? [] : [columnOf(name, index, table, told, form)]));
  const decimal = form.decimal ?? decimalOf(found);
  const chosen = new Map(found.map(({ name, evidence }) => [name, evidence && chooseNotation(name, evidence, decimal, form, table)]));
  const common = { ...commonOf([...chosen.values()].flatMap((each) => each ?? []), found, chosen), ...told };
  const columns = Object.fromEntries(
    table.columns.flatMap((name, index): [string, CellNotation][] => {
      if (isAsWritten(name, index)) return [[name, { usualMissing: false, missing: [], ...(isUnusual(common) && usual) }]];
      const column = found.find((each) => each.name === name);
      const own = column === undefined ? (isUnusual(common) ? usual : {}) : ownNotation(column, chosen.get(name), common);
      return Object.keys(own).length === 0 ? [] : [[name, own]];
    }),
  );
  const dialect = { ...common, ...(Object.keys(columns).length > 0 && { columns }) };
  return { dialect, ...describeCells(found, chosen, dialect, form) };
}

/** Reads the cells like those of an earlier table. */
export function cellsLike(like: TableDialect): FoundCells {
  const { columns } = like;
  return { dialect: { ...commonNotation(like), ...(columns && { columns }) }, decisions: [], notes: [] };
}

/** The usual notation: a decimal point, no thousands separator. */
const usual: NumberNotation = { decimal: '.', thousands: '' };

function isUnusual({ decimal = '.', thousands = '' }: CellNotation): boolean {
  return decimal !== '.' || thousands !== '';
}

function givenNotation({ decimal, thousands, missingMarks = [] }: TableForm): CellNotation {
  const marks = missingMarks.filter((mark) => mark !== 'empty' && mark !== '');
  return {
    ...(decimal !== undefined && { decimal }),
    ...(thousands !== undefined && { thousands }),
    ...(marks.length > 0 && { missing: marks }),
    ...(marks.length < missingMarks.length && { usualMissing: false }),
  };
}

function chosenBy(columns: readonly string[], names: readonly string[]): (name: string, index: number) => boolean {
  const chosen = new Set(names);
  // A number refers to a column by position unless a column has that name.
  return (name, index) => chosen.has(name) || (chosen.has(String(index + 1)) && !columns.includes(String(index + 1)));
}

function columnOf(name: string, index: number, { rows }: CellsToRead, { missing = [] }: CellNotation, form: TableForm): ColumnFacts {
  const told = new Set(missing.map((mark) => mark.toLowerCase()));
  const isUsual = givenNotation(form).usualMissing !== false;
  const filled = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '' && !(isUsual && isUsualMissing(cell)) && !told.has(cell.toLowerCase()));
  if (filled.every(isPlain)) return { name, isPlain: true, evidence: undefined, missing: [] };
  const marks = numberMarks(filled);
  const cells = filled.filter((cell) => !marks.includes(cell));
  return { name, isPlain: false, evidence: cells.length === 0 ? undefined : notationEvidence(cells, form.units !== false), missing: marks };
}

/** True for a number without any ambiguity: the common case, and the fast one. */
function isPlain(cell: string): boolean {
  return toNumber(cell) !== undefined && !cell.includes('.');
}

/** The decimal sign that some columns require, unless others require a different one. */
function decimalOf(columns: readonly ColumnFacts[]): '.' | ',' | undefined {
  const sure = (sign: '.' | ','): boolean =>
    columns.some(({ evidence }) => evidence !== undefined && evidence.hasSigns && evidence.fitting.length > 0 && evidence.fitting.every(({ decimal }) => decimal === sign));
  const [comma, point] = [sure(','), sure('.')];
  return comma === point ? undefined : comma ? ',' : '.';
}

/** The number notation of a column; undefined if none fits. */
function chooseNotation(
  name: string,
  evidence: NotationEvidence,
  decimal: '.' | ',' | undefined,
  form: TableForm,
  { path, delimiter }: CellsToRead,
): NumberNotation | undefined {
  const told = evidence.fitting.filter((each) => (form.decimal === undefined || each.decimal === form.decimal) && (form.thousands === undefined || each.thousands === form.thousands));
  const [only, second] = told;
  if (second === undefined || only === undefined) return only;
  const byOthers = told.find((each) => each.decimal === decimal);
  if (byOthers !== undefined) return byOthers;
  if (only.decimal === '.') return only;
  // In a comma-delimited file, a comma inside a cell was written by a program that uses a decimal point.
  if (delimiter === ',') return told.find((each) => each.decimal === '.') ?? only;
  throw invalidTable(
    `"${name}" of ${path} has numbers such as ${JSON.stringify(exampleOf(evidence, ','))}, whose comma may be a decimal sign or stand between thousands.`,
    'Say which: decimal: "comma" or thousands: "comma".',
  );
}

/** The notation of the whole table: what some columns have and none contradicts. */
function commonOf(used: readonly NumberNotation[], columns: readonly ColumnFacts[], chosen: ReadonlyMap<string, NumberNotation | undefined>): CellNotation {
  const signed = columns.filter(({ evidence }) => evidence?.hasSigns === true).flatMap(({ name }) => chosen.get(name) ?? []);
  const hasComma = used.some(({ decimal }) => decimal === ',');
  const decimal = hasComma && signed.every((each) => each.decimal === ',') ? ',' : '.';
  const signs = new Set(used.filter((each) => each.decimal === decimal).map(({ thousands }) => thousands).filter((sign) => sign !== ''));
  const [thousands] = signs.size === 1 && !signed.some((each) => each.decimal !== decimal) ? signs : [];
  return { ...(decimal === ',' && { decimal }), ...(thousands !== undefined && { thousands }) };
}

/** How a column's notation differs from the table's. */
function ownNotation({ isPlain: isPlainColumn, evidence, missing }: ColumnFacts, notation: NumberNotation | undefined, common: CellNotation): CellNotation {
  const isWords = !isPlainColumn && (evidence === undefined || evidence.fitting.length === 0);
  const differs = evidence?.hasSigns === true && (notation?.decimal !== (common.decimal ?? '.') || (notation.thousands !== '' && notation.thousands !== common.thousands));
  const isOdd = evidence?.hasOddNegatives === true && !isUnusual(common);
  return {
    ...(isWords && isUnusual(common) && usual),
    ...((differs || isOdd) && notation),
    ...(evidence?.unit !== undefined && { unit: evidence.unit }),
    ...(missing.length > 0 && { missing: [...(common.missing ?? []), ...missing] }),
  };
}
