import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { SetupError } from './errors.ts'

/** Seals texts so that only the operator's keys can open them. */
export interface Vault {
  /** `about` says what the text belongs to; the sealed text opens for nothing else. */
  seal(text: string, about: string): string
  /** @throws {Error} when the text was tampered with, moved, or sealed with a key that is gone. */
  open(sealed: string, about: string): string
  /** What every text begins with that the first of the keys has sealed. */
  readonly mark: string
  /** Whether it has the key that sealed a text, or that begins with such a mark. */
  has(sealed: string): boolean
  /** Whether a text was sealed by whatever key. */
  isSealed(text: string): boolean
}

const VERSION = 'v1'
const KEY_BYTES = 32
/** NIST SP 800-38D recommends 96-bit nonces for GCM, and a tag of 128 bits. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A new key as {@link vault} takes it, with an id of its own. */
export function randomKey(): string {
  return `k${randomBytes(4).toString('hex')}:${randomBytes(KEY_BYTES).toString('base64')}`
}

/**
 * AES-256-GCM with keys from the environment: `id:base64`, several parted by commas or spaces. The first
 * seals, all of them open, so a key is changed by putting a new one in front and leaving the old one.
 * @throws {SetupError} when a key cannot be read; the message never holds a key.
 */
export function vault(keys: string): Vault {
  const ring = new Map<string, KeyObject>()
  const problems: string[] = []
  for (const [i, entry] of keys
    .split(/[\s,]+/)
    .filter(Boolean)
    .entries()) {
    const [id = '', key = '', ...more] = entry.split(':')
    const bytes = Buffer.from(key, 'base64')
    // What has no id may be the key itself: it is not quoted.
    if (!/^[\w-]{1,32}$/.test(id) || key === '' || more.length > 0)
      problems.push(`Key ${i + 1} is not of the form id:base64.`)
    else if (bytes.length !== KEY_BYTES)
      problems.push(`Key ${id} has ${bytes.length} bytes instead of ${KEY_BYTES}.`)
    else if (ring.has(id)) problems.push(`There are two keys called ${id}.`)
    else ring.set(id, createSecretKey(bytes))
  }
  const [first] = ring
  if (!first && problems.length === 0) problems.push('There is no key.')
  if (!first || problems.length > 0) throw new SetupError(problems)
  const [sealingId, sealingKey] = first
  return {
    mark: `${VERSION}.${sealingId}.`,
    has: sealed => ring.has(sealedWith(sealed)),
    isSealed: text => text.startsWith(`${VERSION}.`),
    seal(text, about) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce)
      cipher.setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [
        VERSION,
        sealingId,
        Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url'),
      ].join('.')
    },
    open(sealed, about) {
      const [version, , data = ''] = sealed.split('.')
      const id = sealedWith(sealed)
      const key = ring.get(id)
      if (version !== VERSION || !key) throw new Error(`sealed with an unknown key: ${id}`)
      const bytes = Buffer.from(data, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}

/** The id of the key that sealed a text. */
export function sealedWith(sealed: string): string {
  return sealed.split('.')[1]?.slice(0, 32) ?? ''
}
