/** 1 / ln 2. */
export const INVERSE_LN2 = 1.4426950408889634;

/** The first 42 bits of ln 2: its product with a whole number of up to 11 bits is exact (Cody & Waite 1980). */
export const LN2_HIGH = 0.6931471805598903;

/** ln 2 − LN2_HIGH, rounded. */
export const LN2_LOW = 5.497923018708371e-14;
