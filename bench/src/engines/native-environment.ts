/**
 * The environment of native peers. glibc hands large blocks back to the system and fetches them anew in every step, so that page
 * faults take most of PyTorch's time; with these settings it keeps them. Other C libraries ignore the variables.
 */
export const nativeEnvironment: Readonly<Record<string, string>> = {
  MALLOC_MMAP_THRESHOLD_: '4000000000',
  MALLOC_TRIM_THRESHOLD_: '8000000000',
  MALLOC_TOP_PAD_: '268435456',
};
