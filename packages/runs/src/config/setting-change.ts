import { isRecord, describeValue } from '@vitrum/core/internal';
import { runFiles } from '../folder/run-files.ts';
import type { Run } from '../run.ts';
import { isSameJson } from '../data/same-json.ts';

type Metadata = Readonly<Record<string, unknown>>;

/** A setting that differs from the one that a checkpoint was trained with. */
export interface SettingChange {
  /** What differs, as a clause. */
  readonly reason: string;
  /** How it can be put right; undefined if it cannot. */
  readonly remedy?: string;
}

/** Settings of training that may change when a run is resumed. */
const mayChange: ReadonlySet<string> = new Set(['epochs']);

/** The first setting in a run's configuration that is not that of its checkpoint; undefined if all are. */
export function findSettingChange({ training }: Run, { training: trained }: Metadata): SettingChange | undefined {
  if (!isRecord(trained)) return { reason: `its checkpoint does not say how it was trained` };
  const plain: unknown = JSON.parse(JSON.stringify(training));
  const present = isRecord(plain) ? plain : {};
  const names = new Set([...Object.keys(present), ...Object.keys(trained)]);
  const changed = [...names].find((name) => !mayChange.has(name) && !isSameJson(present[name], trained[name]));
  if (changed === undefined) return undefined;
  const [now, then] = [describe(present[changed]), describe(trained[changed])];
  return {
    reason: `in ${runFiles.config}, "${changed}" of "training" is ${now}, and its checkpoint was trained with ${then}`,
    remedy: `Write ${then} there again.`,
  };
}

const describe = (value: unknown): string => (value === undefined ? 'nothing' : describeValue(value));
