import type { JSX } from 'solid-js';
import { throttleAccessor } from '../curves/throttle-accessor.ts';
import { useLab } from '../lab/lab-context.ts';
import { ClassAccuracy } from './class-accuracy.tsx';
import { DepthComparison } from './depth-comparison.tsx';
import { GradientSizes } from './gradient-sizes.tsx';
import { RateTestView } from './rate-test.tsx';
import './course-panel.css';

/** Milliseconds between redraws. */
const pause = 400;

/** What goes on while the network learns: class by class, layer by layer, and how long its steps should be. */
export function CoursePanel(): JSX.Element {
  const lab = useLab();
  const points = throttleAccessor(pause, () => lab.state.livePoints);
  const last = (): number => Math.max(1, lab.state.progress?.epochs ?? lab.state.run?.epochs ?? 1);
  return (
    <div class="course-panel">
      <section data-figure aria-label="Accuracy of each class">
        <h2>Each class</h2>
        <ClassAccuracy points={points()} last={last()} />
      </section>
      <section data-figure aria-label="Size of the gradients by layer">
        <h2>The gradients, layer by layer</h2>
        <GradientSizes points={points()} last={last()} />
      </section>
      <section data-figure aria-label="Which learning rate">
        <h2>Which learning rate?</h2>
        <RateTestView />
      </section>
      <section data-figure aria-label="Gradients in deep networks">
        <h2>Why sigmoid learns slowly</h2>
        <DepthComparison />
      </section>
    </div>
  );
}
