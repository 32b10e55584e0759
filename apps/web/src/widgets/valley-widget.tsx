import { costSurface, descend } from 'vitrum/inspect';
import { descentVerdict } from '@vitrum/network/internal';
import type { Descent } from '@vitrum/network';
import { createSignal, type JSX } from 'solid-js';
import type { Valley, ValleyWalk, ValleyWeight } from '../shared/api/valley.ts';
import { ContourMap } from '../page/valley/contour-map.tsx';
import { emptySurface, withRows } from '../page/valley/surface.ts';
import { useWalk, type WalkSettings } from '../page/valley/use-walk.ts';
import { WalkControls } from '../page/valley/walk-controls.tsx';
import { WalkVerdict } from '../page/valley/walk-verdict.tsx';
import { walkOn } from '../shared/valley/walk-on.ts';
import { learnNeuron, type LearnedNeuron } from './one-neuron.ts';

const [resolution, reach] = [41, 4];

/** The cost over the two weights of one neuron, and a walk downhill. */
export function ValleyWidget(): JSX.Element {
  const neuron = learnNeuron();
  const valley = openValley(neuron);
  const { xRange, yRange } = valley;
  const { costs } = costSurface({ ...neuron, xRange, yRange, resolution });
  const rows = Array.from({ length: resolution }, (_, row) => ({ row, costs: costs.subarray(row * resolution, (row + 1) * resolution) }));
  const surface = withRows(emptySurface(valley), rows);
  const present = [valley.x.value, valley.y.value] as const;
  const walk = useWalk(() => valley, { walk: async (_, asked) => takeWalk(neuron, asked) });
  const [settings, setSettings] = createSignal<WalkSettings>({ learningRate: 0.1, steps: 30 });
  const change = (changed: WalkSettings): void => {
    setSettings(changed);
    void walk.walkAgain(changed);
  };
  return (
    <div class="widget valley-panel" data-widget="valley">
      <div class="widget-halves">
        <ContourMap valley={valley} surface={surface} present={present} start={walk.start() ?? present} path={walk.path()} onStart={(place) => walk.startAt(place)} />
        <div class="valley-panel-walk">
          <WalkControls
            settings={settings()}
            start={walk.start() ?? present}
            onSettings={change}
            onStart={(place) => walk.startAt(place)}
            onStartHere={() => walk.startAt(present)}
            onWalk={() => void walk.walk(settings())}
            onStep={() => void walk.step(settings())}
          />
          <WalkVerdict walk={walk} valley={valley} />
        </div>
      </div>
    </div>
  );
}

function openValley({ network, samples, ...plane }: LearnedNeuron): Valley {
  const weight = ({ parameter, index }: LearnedNeuron['x'], input: number): ValleyWeight => {
    const { value, gradient } = network.parameter(parameter);
    return { layer: 0, input, unit: 0, value: value.data[index] ?? NaN, gradient: gradient.data[index] ?? NaN };
  };
  const [x, y] = [weight(plane.x, 0), weight(plane.y, 1)];
  const around = ({ value }: ValleyWeight): readonly [number, number] => [value - reach, value + reach];
  return { id: 1, x, y, xRange: around(x), yRange: around(y), resolution, samples, cost: NaN };
}

function takeWalk(neuron: LearnedNeuron, walk: ValleyWalk): Descent {
  const { kept, request } = walkOn(walk);
  const path = [...kept, ...descend({ ...neuron, ...request }).path];
  return { path, verdict: descentVerdict(path) };
}
