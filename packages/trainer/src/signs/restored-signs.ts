import { VitrumError } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import type { StatefulPart } from '../state/state-parts.ts';
import type { Curve, CurvePoint } from './curve.ts';
import type { SignsMemory } from './signs-memory.ts';
import type { SignsWatcher } from './signs-watcher.ts';

/** The memory of signs as a part of a state. */
export function restoredSigns(watcher: SignsWatcher): StatefulPart {
  return {
    save: () => watcher.save(),
    restore: (saved) => {
      watcher.memory = parseMemory(saved);
    },
  };
}

/** @throws VITRUM_INVALID_CHECKPOINT */
function parseMemory(saved: unknown): SignsMemory {
  if (isMemory(saved)) return saved;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: 'The memory of "signs" has a curve, the epochs in which classes were missing, and the signs that were told.',
    hint: 'Resume from a checkpoint as vitrum wrote it, or start a new run.',
  });
}

function isMemory(value: unknown): value is SignsMemory {
  if (!isRecord(value)) return false;
  const isText = (entry: unknown): entry is string => typeof entry === 'string';
  return isCurve(value['curve']) && isListOf(value['missing'], isFiniteNumber) && isListOf(value['told'], isText);
}

/** True for what `extendCurve` can have made. */
function isCurve(value: unknown): value is Curve {
  if (!isRecord(value) || !isFiniteNumber(value['epochs']) || !isListOf(value['latest'], isPoint)) return false;
  const numbers = ['before', 'lowest', 'highest'].map((name) => value[name]);
  return numbers.every((number) => number === undefined || isFiniteNumber(number)) && (value['best'] === undefined || isPoint(value['best']));
}

function isPoint(value: unknown): value is CurvePoint {
  return isRecord(value) && ['epoch', 'loss', 'heldOutLoss'].every((name) => isFiniteNumber(value[name]));
}
