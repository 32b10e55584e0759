// Trains and predicts beside the page, which stays free to draw.
import { expose } from 'comlink';
import { openModel, train, type Model } from 'vitrum';
import { side } from './strokes.ts';

/** A drawing as pixels, and the name of its class. */
export interface Example {
  readonly pixels: readonly number[];
  readonly name: string;
}

/** The share of each class, by its name. */
export type Shares = Readonly<Record<string, number>>;

const epochs = 80;

let model: Model | undefined;
let training: AbortController | undefined;

const teacher = {
  /** Trains a network on the examples. @returns The model as text, to be kept; undefined if it was stopped. */
  async train(examples: readonly Example[], onProgress: (share: number) => void): Promise<string | undefined> {
    training?.abort();
    const { signal } = (training = new AbortController());
    try {
      const trained = await train({
        inputs: examples.map(({ pixels }) => pixels),
        targets: examples.map(({ name }) => name),
        inputShape: [side, side],
        scaling: 'none', // pixels are from 0 to 1 already
        layers: [64],
        activation: 'relu',
        epochs,
        // A few drawings become many: each epoch sees them turned, slanted and enlarged a little.
        augmentation: [{ type: 'rotate', degrees: 12 }, { type: 'shear', degrees: 10 }, { type: 'scale', range: 0.15 }, { type: 'shift', pixels: 2 }],
        signal,
        onEpoch: ({ epoch }) => onProgress(epoch / epochs),
      });
      model?.release();
      model = trained;
      return JSON.stringify(trained);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  },

  stop(): void {
    training?.abort();
  },

  /** Takes a model that was kept. */
  async open(text: string): Promise<void> {
    const opened = await openModel(text);
    model?.release();
    model = opened;
  },

  /** What the network takes a drawing for; undefined as long as there is none. */
  predict(pixels: readonly number[]): Shares | undefined {
    return model?.predict([pixels])[0]?.probabilities;
  },

  forget(): void {
    training?.abort();
    model?.release();
    model = undefined;
  },
};

export type Teacher = typeof teacher;

expose(teacher);
