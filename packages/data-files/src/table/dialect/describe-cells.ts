import type { CellNotation, TableDialect } from '@vitrum/datasets';
import { commonNotation } from '@vitrum/datasets/internal';
import type { ReadingDecision } from '@vitrum/core';
import type { TableForm } from '../options/table-form.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { FoundCells } from './found-cells.ts';
import { exampleOf, type NumberNotation } from './notation-evidence.ts';

/** The decisions about a table's cells, detected or given, and notes on them. */
export function describeCells(
  columns: readonly ColumnFacts[],
  chosen: ReadonlyMap<string, NumberNotation | undefined>,
  dialect: TableDialect,
  form: TableForm,
): Pick<FoundCells, 'decisions' | 'notes'> {
  const decisions: ReadingDecision[] = notationDecisions(form, commonNotation(dialect));
  const notes: string[] = [];
  for (const { name, evidence, missing } of columns) {
    const notation = chosen.get(name);
    const example = (sign: string): string => (evidence === undefined ? '' : JSON.stringify(exampleOf(evidence, sign)));
    if (notation !== undefined && evidence?.hasSigns === true && form.decimal === undefined && notation.decimal === ',') {
      decisions.push({ subject: `decimal sign of "${name}"`, value: 'comma', reason: `it has numbers such as ${example(',')}`, option: 'decimal' });
    }
    if (notation !== undefined && notation.thousands !== '' && form.thousands === undefined) {
      const sign = nameOfSign(notation.thousands);
      decisions.push({ subject: `sign between thousands of "${name}"`, value: sign, reason: `it has numbers such as ${example(notation.thousands)}`, option: 'thousands' });
      notes.push(`The ${sign} of ${example(notation.thousands)} in "${name}" was taken to stand between thousands; the options "thousands" and "decimal" say otherwise`);
    }
    if (evidence?.unit !== undefined) {
      decisions.push({ subject: `unit of "${name}"`, value: evidence.unit, reason: `it has numbers such as ${example('')}`, option: 'units' });
      notes.push(`"${name}" was read as numbers without their unit ${JSON.stringify(evidence.unit)}, such as ${example('')}; the option "units" takes them for words`);
    }
    if (missing.length > 0) {
      const marks = missing.map((mark) => JSON.stringify(mark)).join(', ');
      decisions.push({ subject: `missing values of "${name}"`, value: marks, reason: 'all of the other cells are numbers', option: 'asWritten' });
      notes.push(`${marks} among the numbers of "${name}" ${missing.length === 1 ? 'was' : 'were'} taken for missing values`);
    }
  }
  return { decisions, notes };
}

function notationDecisions(form: TableForm, common: CellNotation): ReadingDecision[] {
  const reason = 'the option says so';
  return [
    ...(form.decimal === undefined ? [] : [{ subject: 'decimal sign', value: nameOfSign(form.decimal), reason, option: 'decimal' }]),
    ...(form.thousands === undefined ? [] : [{ subject: 'sign between thousands', value: nameOfSign(form.thousands), reason, option: 'thousands' }]),
    ...((form.missingMarks ?? []).length === 0
      ? []
      : [{ subject: 'missing values', value: [...(common.missing ?? []), common.usualMissing === false ? 'empty cells' : 'the usual marks'].join(', '), reason, option: 'missingMarks' }]),
    ...(form.asWritten ?? []).map((name) => ({ subject: `column "${name}"`, value: 'as written', reason, option: 'asWritten' })),
  ];
}

function nameOfSign(sign: string): string {
  return { '.': 'point', ',': 'comma', ' ': 'space', "'": 'apostrophe', '': 'none' }[sign] ?? sign;
}
