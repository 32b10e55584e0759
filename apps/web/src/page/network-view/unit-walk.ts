import { createSignal, type Accessor } from 'solid-js';
import { unitAfter, type UnitGrid } from './unit-grid.ts';

/** Roving focus through the buttons of a layer: the tab key reaches one of them, arrow keys the others. */
export interface UnitWalk {
  /** The unit in the tab order. */
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
