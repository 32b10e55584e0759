import { categoryKey } from '@vitrum/datasets/internal';
import type { TextFile } from '../table/cells/text-file.ts';
import { readLabeledLines, type LineForm } from './read-labeled-lines.ts';

/** Maximum number of lines inspected. */
const maxLines = 1000;

/** How a line is divided, with the label's side unknown. */
export interface OpenLineForm extends Omit<LineForm, 'label'> {
  readonly label: 'auto' | LineForm['label'];
}

/**
 * Detects the side of the labels: the one with fewer distinct texts, or the first one on a tie.
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
