import type { NeuronPlace, Room, UserAction } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';

/** What the visitor looks at, and what he has done. */
export interface ViewPart {
  /** Opens a neuron's arithmetic. */
  openNeuron(place: NeuronPlace): void;
  openRoom(room: Room): void;
  closeRoom(): void;
  recordAction(what: UserAction): void;
}

export function viewPart({ setState }: LabStore): ViewPart {
  const recordAction = (what: UserAction): void => {
    setState('userActions', (before) => ({ ...before, [what]: (before[what] ?? 0) + 1 }));
  };
  return {
    openNeuron: (neuron) => {
      setState({ neuron, room: 'neuron' });
      recordAction('neuron-opened');
    },
    openRoom: (room) => {
      setState({ room });
    },
    closeRoom: () => {
      setState({ room: undefined });
    },
    recordAction,
  };
}
