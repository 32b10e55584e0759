import { divergenceOf, type TrainingEvent } from '@vitrum/trainer';
import type { ActiveRun } from './active-run.ts';
import type { TrainingGoal } from '../shared/api/run.ts';
import { samplesPerEvent, waitOfPace } from './pacing.ts';
import { problemOf } from '../shared/problem/problem-of.ts';
import type { Session } from './session.ts';
import { SnapshotSender } from './snapshot-sender.ts';
import { takeSnapshot } from './take-snapshot.ts';
import type { LiveMeasure } from './theater/live-measure.ts';
import type { StepStage } from './theater/step-stage.ts';

/** Pulls a run's events until the goal is reached or a pause is wanted, and tells of them no faster than the page listens. */
export async function trainUntil(session: Session, run: ActiveRun, goal: TrainingGoal): Promise<void> {
  if (!run.state.resume()) return;
  // What looks at training is loaded with the first of it.
  const { StepStage, LiveMeasure } = await import('./theater/watchers.ts');
  const stage = new StepStage(session.registry, run);
  const live = new LiveMeasure(session.registry, run);
  const sender = new SnapshotSender(session.listener, () => takeSnapshot(run, session.selection, { step: stage.latest, live: live.latest, field: session.field?.ask() }));
  sender.offer();
  try {
    await pullEvents(session, run, goal, { sender, stage, live });
  } catch (error) {
    const divergence = divergenceOf(error);
    if (divergence === undefined) session.listener?.problem(problemOf(error));
    else run.state.diverge(divergence); // the page explains it
  } finally {
    run.state.pause();
    await live.finish().catch(() => undefined); // figures of a network that diverged are of no use
    await sender.finish();
    stage.release();
    live.release();
  }
}

interface Watchers {
  readonly sender: SnapshotSender;
  readonly stage: StepStage;
  readonly live: LiveMeasure;
}

async function pullEvents(session: Session, run: ActiveRun, goal: TrainingGoal, { sender, stage, live }: Watchers): Promise<void> {
  while (!session.isPauseWanted) {
    run.samplesPerEvent = goal === 'sample' ? 1 : samplesPerEvent(session.pace, run);
    const isShown = goal === 'sample' || session.pace === 'slow';
    if (isShown) stage.before();
    else stage.clear();
    const event = await run.next();
    if (event === undefined) return;
    if (event.type === 'warning') session.listener?.warning(event);
    if (isShown && event.type === 'progress') {
      stage.after();
      if (stage.latest !== undefined) session.selection = { kind: 'sample', part: 'train', index: stage.latest.index };
    }
    if (event.type === 'progress') await live.offer();
    if (isReached(goal, event, run)) return;
    sender.offer();
    if (goal !== 'sample') await waitOfPace(session.pace);
  }
}

/** After the last epoch the run's end follows, with nothing between. */
function isReached(goal: TrainingGoal, event: TrainingEvent, { open: { plan } }: ActiveRun): boolean {
  if (event.type === 'progress') return goal === 'sample';
  return event.type === 'done' || (event.type === 'epoch' && goal === 'epoch' && event.epoch < plan.epochs);
}
