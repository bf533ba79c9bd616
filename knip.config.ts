import type { KnipConfig } from 'knip'

/** What starts by a path in a string, a script tag, or a folder that is read, which nothing imports. */
const STARTED = {
  production: [
    'src/cli/*.ts!',
    'src/storage/migrations/*.ts!',
    'src/pictures/loop-thread.ts!',
    'src/platforms/web/page/app.js!',
  ],
  tests: [
    'test/support/storage/writer.ts',
    'test/mutants/probes.ts',
    'test/support/make-cities.ts',
    'test/support/newcomer.ts',
  ],
  bench: [
    'bench/*.ts',
    'bench/support/{bare-server,both-bare,replica}.ts',
    'bench/support/*/{client,server}.ts',
  ],
}

/** Read twice: whole, and by `--production` without the tests, whose use alone keeps nothing. */
export default ({ production }: { production?: boolean }): KnipConfig => ({
  workspaces: {
    '.': {
      entry: [...STARTED.production, ...STARTED.tests, ...STARTED.bench],
      project: ['{src,commands}/**!', '{bench,test}/**'],
    },
    'bench/peer': { entry: ['handler.js!'] },
  },
  // Tests ask the first two where they are there; every Unix has the third.
  ignoreBinaries: production ? [] : ['systemd-analyze', 'pg_config', 'mkfifo'],
  // Where tests do not count, what its own file uses may be exported for them.
  ignoreExportsUsedInFile: production || { interface: true, type: true },
})
