import type { Registry, Tensor } from '@vitrum/core';
import { copyNetwork, type Network } from '@vitrum/network';
import { createTensor, sizeOf } from '@vitrum/tensor';
import type { AnswerField, AxisRange } from '../../shared/api/field.ts';
import type { ActiveRun } from '../active-run.ts';

/** Cells along an axis of a plane, and along a line. */
const [planeCells, lineCells] = [32, 160];
/** More units than these are not drawn. */
const maxUnits = 64;
/** So many samples tell how far the data reach. */
const maxLooked = 2000;
/** The grid reaches further than the data, as a share of their width. */
const margin = 0.12;

/** Asks a copy of a run's network about a grid over its data, as often as wanted. */
export class FieldGrid {
  readonly #network: Network;
  readonly #copy: Network;
  readonly #inputs: Tensor;
  readonly #frame: Pick<AnswerField, 'resolution' | 'x' | 'y'>;

  private constructor(registry: Registry, run: ActiveRun) {
    const { network, data: { train } } = run.open;
    const [x = [0, 1], y] = rangesOf(train, sizeOf(network.inputShape));
    this.#network = network;
    this.#copy = copyNetwork(registry, network, { backend: network.backend });
    this.#frame = { resolution: y === undefined ? lineCells : planeCells, x, ...(y && { y }) };
    const { resolution } = this.#frame;
    const places = y === undefined ? linePlaces(x, resolution) : planePlaces(x, y, resolution);
    this.#inputs = createTensor([y === undefined ? resolution : resolution * resolution, ...network.inputShape]);
    this.#inputs.data.set(places);
  }

  /** Undefined for a network whose inputs are no plane and no line. */
  static of(registry: Registry, run: ActiveRun): FieldGrid | undefined {
    const { network, data: { train } } = run.open;
    const inputs = sizeOf(network.inputShape);
    return network.inputShape.length === 1 && (inputs === 1 || inputs === 2) && train.size > 0 ? new FieldGrid(registry, run) : undefined;
  }

  isOf({ open }: ActiveRun): boolean {
    return open.network === this.#network;
  }

  /** With the weights as they are. */
  ask(): AnswerField {
    this.#copy.copyFrom(this.#network);
    this.#copy.forward(this.#inputs);
    const layers = this.#copy.layers.map(({ a, outputShape }) => (a === undefined || sizeOf(outputShape) > maxUnits ? undefined : Float32Array.from(a.data)));
    return { ...this.#frame, layers };
  }

  release(): void {
    this.#copy.release();
  }
}

function rangesOf(dataset: ActiveRun['open']['data']['train'], inputs: number): readonly AxisRange[] {
  const row = new Float32Array(inputs);
  const ranges = Array.from({ length: inputs }, (): [number, number] => [Infinity, -Infinity]);
  for (let index = 0; index < Math.min(dataset.size, maxLooked); index++) {
    dataset.readInput(index, row, 0);
    ranges.forEach((range, axis) => {
      const value = row[axis] ?? 0;
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
    });
  }
  return ranges.map(([lowest, highest]) => {
    const more = margin * (highest - lowest || 1);
    return [lowest - more, highest + more];
  });
}

const middle = ([lowest, highest]: AxisRange, cell: number, cells: number): number => lowest + ((cell + 0.5) / cells) * (highest - lowest);

const linePlaces = (x: AxisRange, cells: number): readonly number[] => Array.from({ length: cells }, (_, cell) => middle(x, cell, cells));

function planePlaces(x: AxisRange, y: AxisRange, cells: number): readonly number[] {
  return Array.from({ length: cells * cells }, (_, cell) => [middle(x, cell % cells, cells), middle(y, cells - 1 - Math.floor(cell / cells), cells)]).flat();
}
