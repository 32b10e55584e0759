import { expect, test } from 'vitest';
import { cacheFolder, type Environment } from '@vitrum/data-cache';

const cases: readonly {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Environment;
  readonly expected: string;
}[] = [
  { platform: 'linux', home: '/ada', environment: {}, expected: '/ada/.cache/vitrum' },
  { platform: 'linux', home: '/ada', environment: { XDG_CACHE_HOME: '/var/cache/ada' }, expected: '/var/cache/ada/vitrum' },
  // XDG Base Directory Specification 0.8: an empty variable is as good as none, a relative path is to be ignored.
  { platform: 'linux', home: '/ada', environment: { XDG_CACHE_HOME: '' }, expected: '/ada/.cache/vitrum' },
  { platform: 'linux', home: '/ada', environment: { XDG_CACHE_HOME: 'cache' }, expected: '/ada/.cache/vitrum' },
  { platform: 'freebsd', home: '/ada', environment: {}, expected: '/ada/.cache/vitrum' },
  { platform: 'darwin', home: '/Users/ada', environment: {}, expected: '/Users/ada/Library/Caches/vitrum' },
  {
    platform: 'win32',
    home: 'C:\\Users\\ada',
    environment: { LOCALAPPDATA: 'D:\\Local' },
    expected: 'D:\\Local\\vitrum\\Cache',
  },
  { platform: 'win32', home: 'C:\\Users\\ada', environment: {}, expected: 'C:\\Users\\ada\\AppData\\Local\\vitrum\\Cache' },
];

test.each(cases)('on $platform with $environment it is $expected', ({ platform, home, environment, expected }) => {
  expect(cacheFolder(environment, platform, home)).toBe(expected);
});
