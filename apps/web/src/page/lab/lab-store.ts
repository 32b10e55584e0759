import { createSignal, type Accessor, type Setter } from 'solid-js';
import { createStore, type SetStoreFunction } from 'solid-js/store';
import type { ForwardPass, LayerWeights } from '../../shared/api/run.ts';
import type { LayerHealth } from '../../shared/api/inside.ts';
import type { AnswerField } from '../../shared/api/field.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import type { LabState } from './lab-state.ts';

/** The store's type, writable only by the parts of the lab. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What the parts of the lab read and write together. */
export interface LabStore {
  readonly state: LabState;
  readonly setState: SetStoreFunction<Writable<LabState>>;
  readonly weights: Accessor<readonly LayerWeights[]>;
  readonly setWeights: Setter<readonly LayerWeights[]>;
  readonly pass: Accessor<ForwardPass | undefined>;
  readonly setPass: Setter<ForwardPass | undefined>;
  readonly field: Accessor<AnswerField | undefined>;
  readonly setField: Setter<AnswerField | undefined>;
  readonly health: Accessor<readonly LayerHealth[]>;
  readonly setHealth: Setter<readonly LayerHealth[]>;
  readonly step: Accessor<ShownStep | undefined>;
  readonly setStep: Setter<ShownStep | undefined>;
}

export const initialState: LabState = {
  phase: 'starting',
  sources: [],
  isMaking: true,
  status: 'untrained',
  points: [],
  livePoints: [],
  epochs: [],
  earlierRuns: [],
  pace: 'full',
  selection: { kind: 'sample', part: 'train', index: 0 },
  messages: [],
  userActions: {},
};

export function createLabStore(): LabStore {
  const [state, setState] = createStore<Writable<LabState>>({ ...initialState });
  const [weights, setWeights] = createSignal<readonly LayerWeights[]>([]);
  const [pass, setPass] = createSignal<ForwardPass | undefined>();
  const [field, setField] = createSignal<AnswerField | undefined>();
  const [health, setHealth] = createSignal<readonly LayerHealth[]>([]);
  const [step, setStep] = createSignal<ShownStep | undefined>();
  return { state, setState, weights, setWeights, pass, setPass, step, setStep, field, setField, health, setHealth };
}
