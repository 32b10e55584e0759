import { ofNumbers, purity } from '../purity.ts';
import { progressionsOf } from './progressions.ts';

/** A resumed run gets the same factors. */
export const schedulePurity = purity<'schedules'>('its factor depends on the progress and the memory alone', (schedule) => [
  ofNumbers('factor', ['epoch', 'epochs', 'step', 'stepsPerEpoch'], progressionsOf(schedule).map(({ epoch, epochs, step, stepsPerEpoch }) => [epoch, epochs, step, stepsPerEpoch]), (epoch = NaN, epochs = NaN, step = NaN, stepsPerEpoch = NaN) =>
    schedule.factor(Object.freeze({ epoch, epochs, step, stepsPerEpoch }), Object.freeze({ ...schedule.memory }))),
]);
