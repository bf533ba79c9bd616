import type { PictureRef } from './message.ts'

/** Draws the pictures that messages refer to. Each is the same bytes every time. */
export interface Pictures {
  svg(picture: PictureRef): string
  png(picture: PictureRef): Promise<Uint8Array>
  /** A short name that changes when the picture does; letters, digits and dashes. */
  key(picture: PictureRef): string
}
