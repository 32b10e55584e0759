import { categoryKey } from '@vitrum/datasets';
import type { TextFile } from '../table/text-file.ts';
import { readLabeledLines, type LineForm } from './read-labeled-lines.ts';

/** So many lines tell. */
const maxLines = 1000;

/** How a line is divided, with the side of the label open. */
export interface OpenLineForm extends Omit<LineForm, 'label'> {
  readonly label: 'auto' | LineForm['label'];
}

/**
 * The form with the side on which the labels stand: that with fewer different texts, the first one where both have as many.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of reading
 */
export async function findLabelSide(text: TextFile, { label, ...form }: OpenLineForm): Promise<LineForm> {
  if (label !== 'auto') return { ...form, label };
  const [first, last] = [await differentLabels(text, { ...form, label: 'first' }), await differentLabels(text, { ...form, label: 'last' })];
  return { ...form, label: last < first ? 'last' : 'first' };
}

async function differentLabels(text: TextFile, form: LineForm): Promise<number> {
  const labels = new Set<string>();
  let lines = 0;
  for await (const { label } of readLabeledLines(text, form)) {
    labels.add(categoryKey(label));
    if (++lines === maxLines) break;
  }
  return labels.size;
}
