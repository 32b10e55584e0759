import { outcome, leftOut, type Check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, noCase, type LayerCase } from './cases.ts';
import { firstDifference, randomBatch, runPass } from './pass.ts';

const stepSize = 0.25;

/** A parameter's own step must be the step that its gradient would give. */
export const layerDescend: Check<Subject<'layers'>> = {
  name: 'descend',
  title: "its parameters' own steps follow their gradients",
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    if (cases.every(({ layer }) => layer.parameters.every((parameter) => parameter.descend === undefined)))
      return leftOut('its parameters have no steps of their own');
    return outcome(`a step of ${stepSize}; ${describeCases(cases)}`, firstFew(findingsOfCases(cases, stepFaults)));
  },
};

function stepFaults({ layer, inputShape, outputShape }: LayerCase): readonly Finding[] {
  const batch = randomBatch(inputShape, outputShape, 3);
  const { gradients } = runPass(layer, batch);
  runPass(layer, batch);
  return layer.parameters.flatMap((parameter) => {
    const { name, value } = parameter;
    if (parameter.descend === undefined) return [];
    const expected = Array.from(value.data, (x, i) => x - stepSize * (gradients.get(name)?.[i] ?? NaN));
    parameter.descend(stepSize);
    const i = firstDifference(expected, [...value.data], 1e-5);
    if (i === -1) return [];
    return [
      {
        message:
          `descend(${stepSize}) of "${name}" gives ${formatNumber(value.data[i] ?? NaN)} at index ${i}; ` +
          `θ − ${stepSize}·∂C/∂θ is ${formatNumber(expected[i] ?? NaN)}.`,
        hint: 'Leave descend out: the gradient does the same.',
      },
    ];
  });
}
