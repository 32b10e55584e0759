import { VitrumError } from '@vitrum/core';
import type { CommandHost } from '../command-host.ts';
import { Interruption } from '../interruption.ts';
import { KeptData } from '../load/kept-data.ts';
import { isToWorker, type FromWorker, type ToWorker, type TrialJob } from './trial-job.ts';
import { trainTrial } from './train-trial.ts';

/** Trains what it is given, one job after the other, until the program that started it has ended or lets go of it. */
export async function serveTrials(host: CommandHost): Promise<void> {
  const { channel } = host;
  if (channel === undefined) throw notByHand();
  const interruption = host.watchForInterruption({ savesWork: true });
  const say = (message: FromWorker): void => channel.send(message);
  const keptData = new KeptData();
  let current: { readonly controller: AbortController } | undefined;
  const stop = (): void => current?.controller.abort(new Interruption('Interrupted.'));
  const train = async (job: TrialJob): Promise<void> => {
    const controller = new AbortController();
    current = { controller };
    if (interruption.signal.aborted) stop(); // in between two jobs
    const outcome = await trainTrial(job, { host, signal: controller.signal, onEpoch: (epoch) => say({ type: 'epoch', epoch }), keptData });
    current = undefined;
    say({ type: 'ended', outcome });
  };
  await new Promise<void>((resolve, reject) => {
    let work = Promise.resolve();
    const end = (): void => void work.then(resolve, reject);
    const hear = (message: ToWorker): void => {
      if (message.type === 'end') end();
      else if (message.type === 'interrupt') stop();
      else work = work.then(() => train(message.job));
      work.catch(reject);
    };
    const onClose = (): void => {
      stop();
      end();
    };
    interruption.signal.addEventListener('abort', onClose);
    channel.listen((message) => {
      if (isToWorker(message)) hear(message);
    }, onClose);
    say({ type: 'ready' });
  }).finally(() => interruption.end());
  keptData.close();
  channel.close();
}

function notByHand(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'A trial worker is started by "vitrum sweep", which tells it what to train.',
    hint: 'Start a sweep: vitrum sweep sweep.yaml',
  });
}
