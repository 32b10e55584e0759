import type { RunStatus } from '../../../shared/api/run.ts';
import type { LabState } from '../lab-state.ts';

/** Where the page stands with its run: it has none yet, one is being made, or what the worker told of it last. */
export type RunPhase = 'none' | 'making' | RunStatus;

/** What a visitor may ask of a run. */
export type RunCommand = 'train' | 'pause' | 'reset';

/** `later`: as soon as the run that is being made is there. */
type Permission = 'now' | 'later' | 'never';

const never = { train: 'never', pause: 'never', reset: 'never' } as const;
const standing = { train: 'now', pause: 'never', reset: 'now' } as const;

/** What may be asked in which phase. */
const permissions: Readonly<Record<RunPhase, Readonly<Record<RunCommand, Permission>>>> = {
  none: never,
  making: { train: 'later', pause: 'never', reset: 'never' },
  untrained: standing,
  opened: standing,
  running: { train: 'never', pause: 'now', reset: 'now' },
  paused: standing,
  done: standing,
  diverged: { train: 'never', pause: 'never', reset: 'now' },
};

/** The phase of the page's run. */
export function runPhase({ isMaking, run, status }: Pick<LabState, 'isMaking' | 'run' | 'status'>): RunPhase {
  if (isMaking) return 'making';
  return run === undefined ? 'none' : status;
}

/** When a command takes effect. */
export const permissionOf = (command: RunCommand, phase: RunPhase): Permission => permissions[phase][command];
