import { purity } from '../purity.ts';
import { metricSamples } from './samples.ts';
import { scoreOf } from './score-of.ts';

export const metricPurity = purity<'metrics'>('the same rows give the same score, and are left as they are', (metric) => [
  {
    name: metric.kind === 'samples' ? 'value' : metric.kind === 'sums' ? 'add' : 'score',
    inputs: ['outputs', 'targets'],
    samples: metricSamples().map(({ output, target }) => [output, target]),
    call: scoreOf(metric),
    bits: 32,
  },
]);
