import { formatCounted } from '@vitrum/runs/internal';
import type { RunEnvironment, RunWarning } from '@vitrum/runs';

/** What a run that is resumed has recorded, and what is there now. */
export interface Resumption {
  /** The run folder, as given. */
  readonly folder: string;
  /** Absent in a record that lacks it. */
  readonly recorded: RunEnvironment | undefined;
  readonly present: RunEnvironment;
  /** True if `--deterministic` was given. */
  readonly isDeterministicGiven: boolean;
}

/** A warning for each reason why a resumed run will not have the bits of an uninterrupted one. */
export function findOtherBits({ folder, recorded, present, isDeterministicGiven }: Resumption): readonly RunWarning[] {
  if (recorded === undefined) return [];
  const resume = `vitrum train --resume ${folder}`;
  const warnings: RunWarning[] = [];
  const warn = (reason: string, hint: string): void => void warnings.push(otherBits(reason, hint));
  if (recorded.backend !== present.backend) {
    warn(`it was trained with the backend "${recorded.backend}", and goes on with "${present.backend}"`, `For the same bits: ${resume} --backend ${recorded.backend}`);
  } else if (recorded.deterministic && !present.deterministic) {
    // A resumed run asks for it; this backend does not give it any more.
    warn('it was trained as with --deterministic, and goes on without', 'For the same bits, go on where it was begun.');
  } else if (!recorded.deterministic && present.deterministic) {
    const hint = isDeterministicGiven ? 'For the same bits, leave out --deterministic.' : 'The relaxed SIMD that it was trained with is not there: for the same bits, go on where it was begun.';
    warn('it was trained without --deterministic, and goes on as with it', hint);
  } else if (!present.deterministic && isOther(recorded.processor, present.processor)) {
    const processors = `it was trained without --deterministic on the processor ${JSON.stringify(recorded.processor)}, and goes on with ${JSON.stringify(present.processor)}`;
    warn(processors, 'For the same bits, go on there; with --deterministic from the start, a run has the same bits everywhere.');
  }
  if (recorded.vitrum !== present.vitrum) {
    warn(`it was trained with version ${recorded.vitrum} of vitrum, and goes on with ${present.vitrum}`, `For the same bits, install that version: npm install @vitrum/cli@${recorded.vitrum}`);
  }
  for (const [name, hash] of Object.entries(recorded.code ?? {})) {
    if (isOther(hash, present.code?.[name])) {
      warn(`the code of the plugin ${JSON.stringify(name)} has changed since, and its version has not`, 'For the same bits, give the plugin as it was; give what computes something else a new version.');
    }
  }
  return warnings;
}

/** A warning where more or fewer epochs bend the learning rates of those that are done already. */
export function otherEpochs(schedule: string, recorded: number, present: number): RunWarning {
  return otherBits(
    `the learning rates of the schedule "${schedule}" follow from the number of epochs, which was ${recorded} and is now ${present}`,
    `Leave out --epochs for the run as it was planned; for the numbers of ${formatCounted(present, 'epoch')}, train anew with --epochs ${present}.`,
  );
}

function otherBits(reason: string, hint: string): RunWarning {
  return { code: 'VITRUM_OTHER_BITS', message: `The run will not have the bits of one that was never interrupted: ${reason}.`, hint };
}

/** True if both are known, and differ. */
const isOther = (one: string | undefined, other: string | undefined): boolean => one !== undefined && other !== undefined && one !== other;
