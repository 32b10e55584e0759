import type { FloatArray } from '@vitrum/core';
import type { ModelData } from '@vitrum/runs';
import { classOf } from '@vitrum/trainer/internal';

/** What a model says of one row. */
export interface Prediction {
  /** The outputs; for regression, in the unit of the targets. */
  readonly values: readonly number[];
  /** For classification: the name of the class. */
  readonly label?: string;
  /** For classification by a network whose outputs are probabilities: that of the class. */
  readonly probability?: number;
  /** Likewise, of each class by its name. */
  readonly probabilities?: Readonly<Record<string, number>>;
  /** For several labels that may apply: the names of those above ½. */
  readonly labels?: readonly string[];
}

/** Above it, a label applies. */
const threshold = 0.5;

/**
 * What a row of outputs says, by the task of the model.
 *
 * @param areProbabilities - Whether the outputs are in [0, 1].
 */
export function predictionOf(outputs: FloatArray, data: ModelData, areProbabilities: boolean): Prediction {
  const { task, classes, targetScaling } = data;
  switch (task) {
    case 'regression':
      return { values: Array.from(outputs, (output, i) => (targetScaling?.offsets[i] ?? 0) + (targetScaling?.scales[i] ?? 1) * output) };
    case 'multi-label':
      return { values: Array.from(outputs), labels: classes.filter((_, i) => (outputs[i] ?? 0) > threshold) };
    case 'classification': {
      const chosen = classOf(outputs);
      const label = classes[chosen] ?? String(chosen);
      if (!areProbabilities) return { values: Array.from(outputs), label };
      const shares = sharesOf(outputs);
      const probabilities = Object.fromEntries(classes.map((name, i) => [name, shares[i] ?? 0]));
      return { values: Array.from(outputs), label, probability: shares[chosen] ?? 0, probabilities };
    }
  }
}

/** A single output for two classes is the probability of the second. */
function sharesOf(outputs: FloatArray): ArrayLike<number> {
  const [first = 0] = outputs;
  return outputs.length === 1 ? [1 - first, first] : outputs;
}
