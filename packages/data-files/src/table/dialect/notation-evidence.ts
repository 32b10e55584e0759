import type { CellNotation } from '@vitrum/datasets';
import { looksGrouped, numberReader, toNumber, withoutUnit } from '@vitrum/datasets/internal';
import { looksNumeric } from './cell-type.ts';
import { findUnit } from './find-unit.ts';

/** The possible notations of a column's numbers. */
export interface NotationEvidence {
  /** The notations that fit all cells; empty for a column of words. */
  readonly fitting: readonly NumberNotation[];
  readonly unit: string | undefined;
  /** True if any cell has a point or comma. */
  readonly hasSigns: boolean;
  /** True for negative numbers that are not in programming notation: `−5`, `(5)`. */
  readonly hasOddNegatives: boolean;
  readonly cells: readonly string[];
}

export type NumberNotation = Required<Pick<CellNotation, 'decimal' | 'thousands'>>;

const pointAlone: NumberNotation = { decimal: '.', thousands: '' };
const notations: readonly NumberNotation[] = [
  pointAlone,
  { decimal: ',', thousands: '' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: "'" },
];
const signs: Readonly<Record<string, RegExp>> = { '.': /\./, ',': /,/, ' ': /[ \u00a0\u2009\u202f]/, "'": /['’]/ };

/** The evidence for the number notation of a column, without its missing cells; undefined for a column of words. */
export function notationEvidence(cells: readonly string[], findsUnits: boolean): NotationEvidence | undefined {
  if (cells.every(isUsualNumber) && cells.some((cell) => cell.includes('.') && !looksGrouped(cell, '.'))) {
    return { fitting: [pointAlone], unit: undefined, hasSigns: true, hasOddNegatives: false, cells }; // the common case, and the fast one
  }
  const unit = findsUnits ? findUnit(cells)?.unit : undefined;
  const numbers = cells.map((cell) => (unit === undefined ? cell : withoutUnit(cell, unit))).filter(looksNumeric);
  if (numbers.length * 2 <= cells.length) return undefined;
  const fitting = notations.filter((notation) => isPossible(notation, numbers));
  return {
    // Numbers with a decimal point alone are unambiguous, unless they may be thousands.
    fitting: fitting.includes(pointAlone) && !numbers.some((number) => looksGrouped(number, '.')) ? [pointAlone] : fitting,
    unit,
    hasSigns: numbers.some((number) => /[.,]/.test(number)),
    // If all have brackets, these are names.
    hasOddNegatives: numbers.some((number) => /^[(−]/.test(number)) && !numbers.every((number) => number.startsWith('(')),
    cells,
  };
}

function isUsualNumber(cell: string): boolean {
  return toNumber(cell) !== undefined;
}

/** True if all numbers fit the notation, and some have the punctuation that proves it. */
function isPossible(notation: NumberNotation, numbers: readonly string[]): boolean {
  const { decimal, thousands } = notation;
  const occurs = (sign: string): boolean => numbers.some((number) => signs[sign]?.test(number));
  if (thousands !== '' && !occurs(thousands)) return false;
  if (thousands === '' && decimal === ',' && !occurs(',')) return false;
  const read = numberReader(notation);
  return numbers.every((number) => read(number) !== undefined);
}

/** A cell that demonstrates the notation: preferably one with punctuation between digits, at least one that is not 0. */
export function exampleOf({ cells }: NotationEvidence, sign: string): string {
  const between = new RegExp(String.raw`\d(?:${signs[sign]?.source ?? '[.,]'})\d`);
  return cells.find((cell) => between.test(cell)) ?? cells.find((cell) => /[1-9]/.test(cell)) ?? '';
}
