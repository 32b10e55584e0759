import { ofNumbers, purity } from '../purity.ts';
import { progressions } from './factor.ts';

/** A resumed run gets the same factors. */
export const schedulePurity = purity<'schedules'>('its factor depends on the progress alone', (schedule) => [
  ofNumbers('factor', ['epoch', 'epochs'], progressions.map(({ epoch, epochs }) => [epoch, epochs]), (epoch = NaN, epochs = NaN) =>
    schedule.factor(Object.freeze({ epoch, epochs }))),
]);
