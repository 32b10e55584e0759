import { divergenceOf, type TrainingEvent } from '@vitrum/trainer';
import type { ActiveRun } from './active-run.ts';
import type { TrainingGoal } from '../shared/api/run.ts';
import { samplesPerEvent, waitOfPace } from './pacing.ts';
import { problemOf } from '../shared/problem/problem-of.ts';
import type { Session } from './session.ts';
import { SnapshotSender } from './snapshot-sender.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** Pulls a run's events until the goal is reached or a pause is wanted, and tells of them no faster than the page listens. */
export async function trainUntil(session: Session, run: ActiveRun, goal: TrainingGoal): Promise<void> {
  if (!run.state.resume()) return;
  const sender = new SnapshotSender(session.listener, () => takeSnapshot(run, session.selection));
  sender.offer();
  try {
    await pullEvents(session, run, goal, sender);
  } catch (error) {
    const divergence = divergenceOf(error);
    if (divergence === undefined) session.listener?.problem(problemOf(error));
    else run.state.diverge(divergence); // the page explains it
  } finally {
    run.state.pause();
    await sender.finish();
  }
}

async function pullEvents(session: Session, run: ActiveRun, goal: TrainingGoal, sender: SnapshotSender): Promise<void> {
  while (!session.isPauseWanted) {
    run.samplesPerEvent = goal === 'sample' ? 1 : samplesPerEvent(session.pace, run);
    const event = await run.next();
    if (event === undefined) return;
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
