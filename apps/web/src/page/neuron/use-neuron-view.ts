import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronAnswer, NeuronRequest } from '../../shared/api/neuron.ts';

/** Milliseconds between two requests: the numbers have to be legible. */
const pause = 300;

/** A neuron's arithmetic, requested again when the request or the weights change, at most a few times per second. */
export function useNeuronView(request: Accessor<NeuronRequest | undefined>): Accessor<NeuronAnswer | undefined> {
  const lab = useLab();
  const [answer, setAnswer] = createSignal<NeuronAnswer>();
  const question = { isUnderWay: false, isStale: false };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (): Promise<void> => {
    const asked = request();
    if (asked === undefined) {
      setAnswer(undefined);
      return;
    }
    Object.assign(question, { isUnderWay: true, isStale: false });
    const given = await lab.messages.attempt(() => lab.run.ask.explainNeuron(asked));
    question.isUnderWay = false;
    setAnswer(given);
    if (question.isStale && given !== undefined) askSoon(pause);
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
    lab.run.weights();
    const isNew = request() !== lastRequest;
    lastRequest = request();
    askSoon(isNew ? 0 : pause);
  });
  onCleanup(() => {
    clearTimeout(timer);
  });
  return answer;
}
