import { randomKey, vault } from '../core/vault.ts'

/** For tools and tests that open a database and were given no key: nobody can read what it seals after them. */
export const OWN = vault(randomKey())
