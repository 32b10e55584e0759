import { createMemo, For, type JSX } from 'solid-js';
import { createFrame, rangeOf, roundRange, tickLabel, ticksOf } from '@vitrum/plots';
import type { SettingLook, SweepLook } from '../../shared/api/sweep-look.ts';
import { formatNumber, formatPercent } from '../format/number.ts';

const box = { width: 380, height: 210, left: 46, right: 12, top: 10, bottom: 30 };
const steps = 5;
/** More marks than these, or longer ones, would run into each other. */
const maxMarks = 6;

/** The figure of each trial against its value of one setting. */
export function SettingScatter(props: { readonly look: SweepLook; readonly setting: SettingLook }): JSX.Element {
  const frame = createMemo(() => createFrame(box, [0, 1], roundRange(rangeOf(props.setting.points.map(({ figure }) => figure)), steps)));
  const marks = createMemo(() => {
    const { ticks } = props.setting;
    const every = Math.ceil(ticks.length / maxMarks);
    return ticks.filter((_, index) => index % every === 0);
  });
  const room = (): number => Math.floor((box.width - box.left - box.right) / (7 * marks().length)); // letters about 7 units wide
  const write = (value: number): string => (props.look.isPercent ? formatPercent(value) : formatNumber(value));
  const anchorOf = (place: number): 'start' | 'middle' | 'end' => (place === 0 ? 'start' : place === 1 ? 'end' : 'middle');
  return (
    <svg class="setting-scatter" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={describe(props.look, props.setting, write)}>
      <For each={ticksOf(frame().yRange, steps)}>
        {(tick) => (
          <>
            <line class="setting-scatter-line" x1={box.left} x2={box.width - box.right} y1={frame().y(tick)} y2={frame().y(tick)} />
            <text x={box.left - 5} y={frame().y(tick) + 4} text-anchor="end">
              {tickLabel(tick)}
              {props.look.isPercent ? ' %' : ''}
            </text>
          </>
        )}
      </For>
      <For each={marks()}>
        {({ place, label }) => (
          <text x={frame().x(place)} y={box.height - 8} text-anchor={anchorOf(place)}>
            {shortened(label, room())}
            <title>{label}</title>
          </text>
        )}
      </For>
      <For each={props.setting.points}>
        {({ trial, value, place, figure }) => (
          <circle class="setting-scatter-trial" cx={frame().x(place)} cy={frame().y(figure)} r={5}>
            <title>
              trial {trial}: {value}, {write(figure)}
            </title>
          </circle>
        )}
      </For>
    </svg>
  );
}

const shortened = (text: string, room: number): string => (text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`);

/** Enough of the trials for a listener; the list below has all of them. */
const maxTold = 12;

function describe({ figure }: SweepLook, { name, points }: SettingLook, write: (value: number) => string): string {
  if (points.length === 0) return `No trial with a value of ${name} has a figure.`;
  const sorted = points.toSorted((a, b) => a.place - b.place);
  const told = sorted.slice(0, maxTold).map(({ value, figure: reached }) => `${value}: ${write(reached)}`);
  const rest = sorted.length - told.length;
  return `${figure.replaceAll('-', ' ')} against ${name}. ${told.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}
