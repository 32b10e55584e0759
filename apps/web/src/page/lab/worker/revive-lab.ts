import type { RunConfig } from '@vitrum/runs';
import { unwrap } from 'solid-js/store';
import { presentRun, setPresentRun } from '../../storage/kept-runs.ts';
import type { Lab } from '../lab.ts';

/**
 * Brings back what was there before the worker had to be ended: the run as it was kept last, else one like it, else the digits. True
 * where it is the visitor's run again.
 */
export async function reviveLab({ state, run, data, messages }: Pick<Lab, 'state' | 'run' | 'data' | 'messages'>, forgetData: () => void): Promise<boolean> {
  const kept = presentRun();
  const config = configOf(state);
  forgetData(); // the new worker has none
  await data.refresh();
  const opened = kept === undefined ? undefined : await run.open((files) => files.openKept(kept));
  if (opened !== undefined) {
    setPresentRun(kept);
    messages.show({ kind: 'note', text: `The run goes on from where it was kept last, after epoch ${opened.epochs.at(-1)?.epoch ?? 0}.` });
    return true;
  }
  if (config !== undefined && (await run.configure(config))) return true;
  await data.use({ type: 'synthetic-digits' });
  return false;
}

function configOf({ run, data }: Lab['state']): RunConfig | undefined {
  if (run === undefined || data === undefined) return undefined;
  const { dataset, base, network, training } = unwrap(run.description);
  return { dataset, ...(base && { base }), network, training };
}
