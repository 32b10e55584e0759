/** The version of this package; written by `npm run version-packages`. */
export const version = '0.0.0';
