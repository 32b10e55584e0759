import { describeValue } from '@vitrum/core/internal';
import { invalidTable, placeOf } from '../table/invalid-table.ts';
import { namedSeparators } from '../table/dialect/delimiters.ts';
import { readLines } from '../table/cells/read-lines.ts';
import type { TextFile } from '../table/cells/text-file.ts';

/** How a line is divided. */
export interface LineForm {
  readonly separator: string;
  readonly label: 'first' | 'last';
}

/** A sentence with its label and position. */
export interface LabeledLine {
  readonly label: string;
  readonly sentence: string;
  readonly line: number;
}

/**
 * The lines of a file, divided into label and sentence. Empty lines are skipped.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of reading
 */
export async function* readLabeledLines(text: TextFile, form: LineForm): AsyncGenerator<LabeledLine> {
  const separator = namedSeparators.get(form.separator) ?? form.separator;
  for await (const { lines, first } of readLines(text)) {
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      yield { ...divide(line, { ...form, separator }, placeOf(text.path, first + index)), line: first + index };
    }
  }
}

function divide(text: string, { separator, label }: LineForm, where: string): Pick<LabeledLine, 'label' | 'sentence'> {
  const at = label === 'first' ? text.indexOf(separator) : text.lastIndexOf(separator);
  if (at === -1 || separator === '') {
    throw invalidTable(
      `${where} has no ${separator === '\t' ? 'tab' : describeValue(separator)} between label and sentence.`,
      'Write label, separator and sentence on each line; see the options "separator" and "label".',
    );
  }
  const [before, after] = [text.slice(0, at).trim(), text.slice(at + separator.length).trim()];
  const parts = label === 'first' ? { label: before, sentence: after } : { label: after, sentence: before };
  if (parts.label !== '' && parts.sentence !== '') return parts;
  throw invalidTable(`${where} has no ${parts.label === '' ? 'label' : 'sentence'}.`, 'Write a label and a sentence on each line.');
}
