/** The size of the gradients in each layer of a network before its first step. */
export interface DepthGradients {
  readonly activation: string;
  /** Root mean square of ∂C/∂w in each layer, the first layer first. */
  readonly sizes: readonly number[];
}

/** Networks to be looked at before their first step: alike but for the activation of their hidden layers. */
export interface DepthRequest {
  readonly activations: readonly string[];
  readonly hiddenLayers: number;
  /** In each of them. */
  readonly units: number;
}

/** A learning-rate range test of the present settings, from the first weights on. */
export interface RateTest {
  /** Thinned for a picture. */
  readonly points: readonly RatePoint[];
  readonly steps: number;
  /** Where the smoothed loss falls most steeply; absent where it never falls. */
  readonly suggested?: number;
  /** Where the smoothed loss is least. */
  readonly least: number;
}

/** A step of a range test. */
export interface RatePoint {
  readonly learningRate: number;
  readonly smoothedLoss: number;
}

/** What is looked at beside a training: none of it touches the run. */
export interface CourseApi {
  /** @throws the errors of options, where there is no such activation */
  gradientsByDepth(request: DepthRequest): readonly DepthGradients[];
  findRate(): Promise<RateTest>;
}
