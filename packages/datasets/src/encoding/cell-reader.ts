import { isBlank, isUsualMissing } from './missing-marks.ts';
import { numberReader, type NumberReader } from './number-reader.ts';
import type { CellNotation } from './table-dialect.ts';
import { withoutUnit } from './without-unit.ts';

/** An ambiguous cell. */
export interface UnclearCell {
  /** The problem, as a clause: `which has no % as the others have`. */
  readonly problem: string;
  readonly hint: string;
}

/** Normalizes the cells of a column: missing values become empty, numbers get a decimal point, other text is unchanged. */
export type CellReader = (cell: string) => string | UnclearCell;

/** Normalizes cells written in a notation. */
export function cellReader(notation: CellNotation): CellReader {
  const isMissing = missingTest(notation);
  const { decimal, thousands, unit, missing = [] } = notation;
  if (decimal === undefined && thousands === undefined && unit === undefined) return (cell) => (isMissing(cell) ? '' : cell);
  const read = numberReader(notation);
  const missingNumbers = new Set(missing.flatMap((mark) => read(mark) ?? []).map(Number));
  return (cell) => {
    if (isMissing(cell)) return '';
    const text = cell.trim();
    const number = unit === undefined ? text : withoutUnit(text, unit);
    const value = read(number) ?? numberWithPoint(number, notation);
    if (value === undefined) return cell;
    if (typeof value !== 'string') return value;
    if (missingNumbers.has(Number(value))) return '';
    // A fraction without a sign may be 0.33 as well as 33.
    return unit === '%' && number === text && Number(value) !== 0 ? withoutPercent : value;
  };
}

/** Accepts a number with a decimal point among those with a comma, unless the point may separate thousands. */
function numberWithPoint(number: string, { decimal, thousands }: CellNotation): string | UnclearCell | undefined {
  if (decimal !== ',' || thousands === '.') return undefined;
  const value = readUsual(number);
  return value !== undefined && thousands === undefined && looksGrouped(number, '.') ? unclearPoint : value;
}

const readUsual: NumberReader = numberReader({});

/** True for digits that may be grouped in thousands, such as `1.137` or `12.345.678`. */
export function looksGrouped(number: string, sign: '.' | ','): boolean {
  return (sign === '.' ? /^[+\-−]?[1-9]\d{0,2}(?:\.\d{3})+$/ : /^[+\-−]?[1-9]\d{0,2}(?:,\d{3})+$/).test(number);
}

function missingTest({ missing = [], usualMissing = true }: CellNotation): (cell: string) => boolean {
  const isAlways = usualMissing ? isUsualMissing : isBlank;
  if (missing.length === 0) return isAlways;
  const marks = new Set(missing.map((mark) => mark.toLowerCase()));
  return (cell) => isAlways(cell) || marks.has(cell.trim().toLowerCase());
}

const withoutPercent: UnclearCell = {
  problem: 'which lacks the per cent sign that the other numbers of the column have',
  hint: 'Write all of them with the sign, or none: 33%, or 0.33.',
};

const unclearPoint: UnclearCell = {
  problem: 'whose point may be a decimal sign or stand between thousands, while other numbers of the table have a decimal comma',
  hint: 'Set thousands: "point" if it separates thousands, or thousands: "none" if it is a decimal sign.',
};
