import type { Group } from '../storage/groups.ts'
import { notify } from './deliveries/notices.ts'
import type { Services } from './services.ts'
import { runningWeek } from './weeks.ts'

/** Groups looked at together. */
const PAGE = 500

/**
 * Says which programs' files are gone though groups do them: they go on with the version that they had. The operator
 * reads it in the log at the start and once a day, and whoever scheduled such a group is told once a week.
 */
export class FilesGone {
  readonly name = 'program files'
  readonly #services: Services

  constructor(services: Services) {
    this.#services = services
  }

  /** @throws {StorageError} */
  async run(stop?: AbortSignal): Promise<void> {
    const { store, versions } = this.#services
    for (let some: Group[], after = ''; ; after = some.at(-1)?.id ?? '') {
      some = await store.groups.planned(after, PAGE)
      for (const group of some) if (!versions.inFiles(group.program)) await this.#tell(group)
      if (some.length < PAGE || stop?.aborted) return
    }
  }

  async #tell(group: Group): Promise<void> {
    const { store, versions, log, now } = this.#services
    const since = (await runningWeek(store, group))?.openedAt ?? group.createdAt
    const { program } = await versions.current(group.program, now())
    log.warn(
      { group: group.id, program: group.program, instead: program.id },
      'the file of a program is gone',
    )
    const notice = { code: 'gone', program: group.program } as const
    await store.transaction(tables => notify(tables, group, since, notice))
  }
}
