import type { UnitTrace } from '@vitrum/network';
import { formatNumber } from '../format/number.ts';
import { traceKind } from './trace-kind.ts';

/** More numbers than these are not written into one line. */
const maxWritten = 9;

/** A unit in one line of numbers: a = max(0.1, 0.5, 0, 0.2) = 0.5. */
export function traceEquation(trace: UnitTrace, activation?: string): string {
  const { inputs, a, rest } = trace;
  const values = inputs.map(({ value }) => formatNumber(value));
  const listed = values.length > maxWritten ? [...values.slice(0, maxWritten - 1), '…', values.at(-1) ?? ''] : values;
  const x = values[0] ?? '';
  const written = `= ${formatNumber(a)}`;
  if (activation !== undefined && inputs.length === 1) return `a = ${activation}(x) = ${activation}(${x}) ${written}`;
  switch (traceKind(trace)) {
    case 'winner':
      return `a = max(${listed.join(', ')}) ${written}`;
    case 'mean':
      return `a = (${joined(listed)}) / ${inputs.length} ${written}`;
    case 'sum':
      return `a = ${joined(listed)} ${written}`;
    case 'same':
      return `a = x = ${x}`;
    case 'line':
      return `a = ${formatNumber(inputs[0]?.slope ?? NaN)} · ${inParentheses(x)} ${joined(['', formatNumber(rest)]).trimStart()} ${written}`;
    case 'other':
      return `a ${written}`;
  }
}

/** With + between the terms, or with the minus sign that a term has. */
const joined = (terms: readonly string[]): string => terms.reduce((sum, term, i) => (i === 0 ? term : term.startsWith('−') ? `${sum} − ${term.slice(1)}` : `${sum} + ${term}`), '');

const inParentheses = (number: string): string => (number.startsWith('−') ? `(${number})` : number);
