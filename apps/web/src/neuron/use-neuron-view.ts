import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronRequest, NeuronView } from '../worker/api/neuron.ts';

/** Milliseconds between two questions: the numbers are to be read. */
const pause = 300;

/** A neuron's arithmetic, asked anew when the request or the weights change, a few times a second at most. */
export function useNeuronView(request: Accessor<NeuronRequest | undefined>): Accessor<NeuronView | undefined> {
  const lab = useLab();
  const [view, setView] = createSignal<NeuronView>();
  const question = { isUnderWay: false, isStale: false };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (): Promise<void> => {
    const asked = request();
    if (asked === undefined) {
      setView(undefined);
      return;
    }
    Object.assign(question, { isUnderWay: true, isStale: false });
    const answer = await lab.attempt(() => lab.worker.explainNeuron(asked));
    question.isUnderWay = false;
    setView(answer);
    if (question.isStale && answer !== undefined) askSoon(pause);
  };
  const askSoon = (milliseconds: number): void => {
    if (question.isUnderWay) {
      question.isStale = true;
      return;
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      void ask();
    }, milliseconds);
  };

  let lastRequest: NeuronRequest | undefined;
  createEffect(() => {
    lab.weights();
    const isNew = request() !== lastRequest;
    lastRequest = request();
    askSoon(isNew ? 0 : pause);
  });
  onCleanup(() => {
    clearTimeout(timer);
  });
  return view;
}
