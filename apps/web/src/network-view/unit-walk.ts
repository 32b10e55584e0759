import { createSignal, type Accessor } from 'solid-js';
import { unitAfter, type UnitGrid } from './unit-grid.ts';

/** The way through the buttons of a layer: one of them is reached with the tabulator, the others from it with arrow keys. */
export interface UnitWalk {
  /** The unit that the tabulator leads to. */
  readonly stop: Accessor<number>;
  keep(unit: number, button: HTMLButtonElement): void;
  stopAt(unit: number): void;
  onKeyDown(event: KeyboardEvent, unit: number): void;
}

export function createUnitWalk(grid: Accessor<UnitGrid>): UnitWalk {
  const [stop, setStop] = createSignal(0);
  const buttons: HTMLButtonElement[] = [];
  return {
    stop,
    keep: (unit, button) => {
      buttons[unit] = button;
    },
    stopAt: setStop,
    onKeyDown: (event, unit) => {
      const next = unitAfter(event.key, unit, grid());
      if (next === undefined) return;
      event.preventDefault();
      setStop(next);
      buttons[next]?.focus();
    },
  };
}
