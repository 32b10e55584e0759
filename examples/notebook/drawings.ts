// What the notebook draws in two forms: lines of characters for a terminal, an SVG for a page.
import { activationCurve } from '@vitrum/plots';
import { curveSvg, lineChartSvg } from '@vitrum/plots/svg';
import { plotCurve } from '@vitrum/plots/text';
import type { Drawing } from './page.ts';

const plain = (text: string): string => text;

/** An activation and its slope. */
export function curveOf(activation: Parameters<typeof activationCurve>[0]): Drawing {
  const curve = activationCurve(activation);
  return {
    name: activation.name,
    description: `The curve of ${activation.name} and its slope`,
    text: () => plotCurve(curve, { columns: 78, isUnicode: true, paint: { dim: plain, cyan: plain, yellow: plain, magenta: plain } }),
    svg: () => curveSvg(curve),
  };
}

/** Accuracies in per cent, one for each epoch. In a terminal the figures speak for themselves. */
export function learningCurve(accuracies: readonly number[]): Drawing {
  const description = 'The share of test digits read right after each epoch';
  const points = accuracies.map((accuracy, epoch): [number, number] => [epoch + 1, accuracy]);
  return {
    name: 'learning-curve',
    description,
    text: () => [],
    svg: () => lineChartSvg({
      name: 'learning-curve', title: 'Test digits read right', description,
      x: { title: 'epoch' }, y: { title: 'per cent', startsAtZero: false }, series: [{ name: 'test digits', points }],
    }),
  };
}
