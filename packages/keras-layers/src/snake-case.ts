/** The name that Keras makes of a class: `leaky_re_lu` of `LeakyReLU`. */
export function snakeCase(className: string): string {
  return className.replaceAll(/\W+/g, '').replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2').replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
