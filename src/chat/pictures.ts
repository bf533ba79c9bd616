import type { PictureRef } from './message.ts'

/** Draws the pictures that messages refer to. Each is the same bytes every time. */
export interface Pictures {
  /** It stands still, also where what is drawn moves. */
  svg(picture: PictureRef): string
  /** A GIF where it moves; else a PNG. See {@link typeOf}. */
  bytes(picture: PictureRef): Promise<Uint8Array>
  /** A short name that changes when the picture does; letters, digits and dashes. */
  key(picture: PictureRef): string
  /** Where it stands on the web for anybody, if the operator has it served: then no platform is sent its bytes. */
  url?(picture: PictureRef): string | undefined
}

/** Whether a picture is shown moving. */
export function moves(picture: PictureRef): boolean {
  return picture.kind === 'figure' && picture.moves === true
}

/** What a picture's bytes are; also how the name of its file ends. */
export function typeOf(picture: PictureRef): 'gif' | 'png' {
  return moves(picture) ? 'gif' : 'png'
}
