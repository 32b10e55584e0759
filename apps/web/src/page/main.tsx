import { render } from 'solid-js/web';
import './styles/tokens.css';
import './styles/base.css';
import { addressAt, asksForPart } from './address/address-at.ts';
import { Curves } from './curves/curves.tsx';
import { DataStrip } from './data/data-strip.tsx';
import { DrawingPad } from './drawing-pad/drawing-pad.tsx';
import { createLab } from './lab/create-lab.ts';
import { LabContext } from './lab/lab-context.ts';
import { LessonText } from './lessons/lesson-text.tsx';
import { lessonProgressOf } from './lessons/lesson-progress.ts';
import { Messages } from './messages/messages.tsx';
import { NetworkView } from './network-view/network-view.tsx';
import { App } from './shell/app.tsx';
import { begin } from './shell/begin.ts';
import { RunControls } from './shell/run-controls.tsx';

const lab = createLab();
const reading = addressAt(location);
if (asksForPart(location)) void embed();
else render(() => <App lab={lab} address={reading} />, document.body);

/** One part of the lab for another page's frame. */
async function embed(): Promise<void> {
  const [{ EmbeddedLab }, address] = await Promise.all([import('./embed/embedded-lab.tsx'), reading]);
  const parts = { network: NetworkView, curves: Curves, pad: DrawingPad, data: DataStrip, lesson: LessonText };
  render(
    () => (
      <LabContext.Provider value={lab}>
        <EmbeddedLab lab={lab} address={address} parts={parts} controls={RunControls} messages={Messages} lit={() => lessonProgressOf(lab).lesson()?.part} begin={begin} />
      </LabContext.Provider>
    ),
    document.body,
  );
}
