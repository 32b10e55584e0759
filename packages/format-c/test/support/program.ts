/** A program that predicts the samples of its input until that ends. */
export const main = `#include <stdio.h>
#include "model.h"
int main(void) {
  float input[MODEL_INPUTS], output[MODEL_OUTPUTS];
  while (fread(input, sizeof(float), MODEL_INPUTS, stdin) == MODEL_INPUTS) {
    model_predict(input, output);
    fwrite(output, sizeof(float), MODEL_OUTPUTS, stdout);
  }
  return 0;
}
`;

/** Every warning that a compiler has to be silent about. */
export const warnings = ['-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wdouble-promotion', '-Wshadow', '-Werror'];
