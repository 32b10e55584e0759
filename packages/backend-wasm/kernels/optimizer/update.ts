import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { amsgrad } from './amsgrad';
import { lion } from './lion';
import { momentum, nesterov } from './momentum';
import { nadam } from './nadam';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/**
 * One step of an optimizer. `a`, `b` and `c` are the addresses of its slots, n1 to n7 its numbers, in the order of src/update/rules.ts,
 * whose codes these are; `keep` is 1 − η·λ, the share of every weight that stays.
 */
export function update(
  rule: i32, value: usize, gradient: usize, a: usize, b: usize, c: usize, length: i32, keep: f32,
  n1: f32, n2: f32, n3: f32, n4: f32, n5: f32, n6: f32, n7: f32,
): void {
  switch (rule) {
    case 0: return sgd(value, gradient, length, keep, n1);
    case 1: return momentum(value, gradient, a, length, keep, n1, n2);
    case 2: return nesterov(value, gradient, a, length, keep, n1, n2);
    case 3: return rmsprop(value, gradient, a, length, keep, n1, n2, n3, n4);
    case 4: return adagrad(value, gradient, a, length, keep, n1, n2);
    case 5: return adadelta(value, gradient, a, b, length, keep, n1, n2, n3, n4);
    case 6: return adam(value, gradient, a, b, length, keep, n1, n2, n3, n4, n5, n6);
    case 7: return amsgrad(value, gradient, a, b, c, length, keep, n1, n2, n3, n4, n5, n6);
    case 8: return nadam(value, gradient, a, b, length, keep, n1, n2, n3, n4, n5, n6, n7);
    case 9: return lion(value, gradient, a, length, keep, n1, n2, n3, n4, n5);
  }
}
