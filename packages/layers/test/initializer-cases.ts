/** What the values of an initializer are distributed as. */
export type Distribution =
  | { readonly kind: 'always'; readonly value: number }
  | { readonly kind: 'uniform'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'normal'; readonly variance: number };

/** One initializer and the distribution that its paper asks for. */
export interface InitializerCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** For the fan of {@link fan}. */
  readonly distribution: Distribution;
  /** Where the distribution comes from. */
  readonly origin: string;
}

/** Different in both directions, so that taking one for the other shows. */
export const fan = { fanIn: 50, fanOut: 30 } as const;

/** U(−r, r) with the given variance: r²/3. */
const uniformOf = (variance: number): Distribution => ({
  kind: 'uniform',
  minimum: -Math.sqrt(3 * variance),
  maximum: Math.sqrt(3 * variance),
});

/** At least one row for each initializer. */
export const initializerCases: readonly InitializerCase[] = [
  { name: 'zeros', distribution: { kind: 'always', value: 0 }, origin: 'its name' },
  { name: 'constant', distribution: { kind: 'always', value: 0 }, origin: 'its default' },
  { name: 'constant', options: { value: 0.3 }, distribution: { kind: 'always', value: 0.3 }, origin: 'its option' },
  { name: 'uniform', distribution: { kind: 'uniform', minimum: -0.05, maximum: 0.05 }, origin: 'its defaults' },
  {
    name: 'uniform',
    options: { minimum: 2, maximum: 3 },
    distribution: { kind: 'uniform', minimum: 2, maximum: 3 },
    origin: 'its options',
  },
  {
    name: 'uniform',
    options: { minimum: 0.5, maximum: 0.5 },
    distribution: { kind: 'always', value: 0.5 },
    origin: 'its options: an interval of one number',
  },
  { name: 'notebook-normal', distribution: { kind: 'normal', variance: 0.01 }, origin: 'the notebook: N(0, 1)·0.1' },
  { name: 'glorot-normal', distribution: { kind: 'normal', variance: 2 / 80 }, origin: 'Glorot and Bengio 2010, equation 12' },
  { name: 'glorot-uniform', distribution: uniformOf(2 / 80), origin: 'Glorot and Bengio 2010, equation 16' },
  { name: 'he-normal', distribution: { kind: 'normal', variance: 2 / 50 }, origin: 'He et al. 2015, equation 10' },
  { name: 'he-uniform', distribution: uniformOf(2 / 50), origin: 'the variance of He et al. 2015, equation 10' },
  { name: 'lecun-normal', distribution: { kind: 'normal', variance: 1 / 50 }, origin: 'LeCun et al. 1998, equation 16' },
  { name: 'lecun-uniform', distribution: uniformOf(1 / 50), origin: 'the variance of LeCun et al. 1998, equation 16' },
];
