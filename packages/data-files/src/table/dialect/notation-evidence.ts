import { looksGrouped, numberReader, toNumber, withoutUnit, type CellNotation } from '@vitrum/datasets';
import { looksNumeric } from './cell-type.ts';
import { findUnit } from './find-unit.ts';

/** What the numbers of a column may be: how they are written, and whether there is another way to read them. */
export interface NotationEvidence {
  /** The ways of writing numbers that fit all of the column; none for what is no column of numbers. */
  readonly fitting: readonly NumberNotation[];
  readonly unit: string | undefined;
  /** True where there are points or commas at all. */
  readonly hasSigns: boolean;
  /** True where negative numbers are written as people do and programs do not: `−5`, `(5)`. */
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

/** What the cells of a column, without missing ones, say about how its numbers are written; undefined for a column of words. */
export function notationEvidence(cells: readonly string[], findsUnits: boolean): NotationEvidence | undefined {
  if (cells.every(isUsualNumber) && cells.some((cell) => cell.includes('.') && !looksGrouped(cell, '.'))) {
    return { fitting: [pointAlone], unit: undefined, hasSigns: true, hasOddNegatives: false, cells }; // the common case, and a fast one
  }
  const unit = findsUnits ? findUnit(cells)?.unit : undefined;
  const numbers = cells.map((cell) => (unit === undefined ? cell : withoutUnit(cell, unit))).filter(looksNumeric);
  if (numbers.length * 2 <= cells.length) return undefined;
  const fitting = notations.filter((notation) => isPossible(notation, numbers));
  return {
    // Numbers with a point alone are read as everywhere, unless they may be thousands.
    fitting: fitting.includes(pointAlone) && !numbers.some((number) => looksGrouped(number, '.')) ? [pointAlone] : fitting,
    unit,
    hasSigns: numbers.some((number) => /[.,]/.test(number)),
    // Where all have brackets, they are the names of something.
    hasOddNegatives: numbers.some((number) => /^[(−]/.test(number)) && !numbers.every((number) => number.startsWith('(')),
    cells,
  };
}

function isUsualNumber(cell: string): boolean {
  return toNumber(cell) !== undefined;
}

/** True where all numbers can be read so, and some of them have the signs by which one would notice. */
function isPossible(notation: NumberNotation, numbers: readonly string[]): boolean {
  const { decimal, thousands } = notation;
  const occurs = (sign: string): boolean => numbers.some((number) => signs[sign]?.test(number));
  if (thousands !== '' && !occurs(thousands)) return false;
  if (thousands === '' && decimal === ',' && !occurs(',')) return false;
  const read = numberReader(notation);
  return numbers.every((number) => read(number) !== undefined);
}

/** A cell that shows how numbers are written: one with such a sign between digits, or at least one that is not 0. */
export function exampleOf({ cells }: NotationEvidence, sign: string): string {
  const between = new RegExp(String.raw`\d(?:${signs[sign]?.source ?? '[.,]'})\d`);
  return cells.find((cell) => between.test(cell)) ?? cells.find((cell) => /[1-9]/.test(cell)) ?? '';
}
