import type { Imported } from '../../shared/api/files.ts';
import type { DataSummary } from '../../shared/api/data.ts';
import type { RunSummary } from '../../shared/api/run.ts';
import { heldOutAccuracy, heldOutLoss, heldOutPart } from '../curves/held-out.ts';

type Told = Pick<Imported, 'kind' | 'name' | 'epochs'> & { readonly run: Pick<RunSummary, 'before'>; readonly data: Pick<DataSummary, 'title'> };

/** What has been opened, as a sentence for its visitor. */
export function importedInWords({ kind, name, run, data, epochs }: Told): string {
  const accuracy = heldOutAccuracy(run.before);
  const score = accuracy === undefined ? `a loss of ${heldOutLoss(run.before).toFixed(4)}` : `${accuracy.toFixed(2)} % right`;
  const tested = `on the ${heldOutPart(run.before) === 'test' ? 'test set' : 'validation samples'} of ${data.title}: ${score}`;
  if (kind === 'model') return `The model ${name} is here, tested ${tested}.`;
  if (kind === 'settings') return `A new run with the settings of ${name} is here.`;
  const what = name === 'the folder' ? 'The run of the folder' : `The run “${name}”`;
  return `${what} is here as it stood after epoch ${epochs.at(-1)?.epoch ?? 0}, tested ${tested}.`;
}
