import { actionId, type Message } from '../../chat/message.ts'
import type { Wording } from '../wording/en.ts'

/** How much is kept of a person. */
export interface Kept {
  readonly completions: number
  readonly checkIns: number
  readonly notes: number
}

export function mydataView(words: Wording, kept: Kept): Message {
  return {
    title: words.mydata.title,
    blocks: [
      { kind: 'text', text: words.mydata.what },
      { kind: 'text', text: words.mydata.counts(kept.completions, kept.checkIns, kept.notes) },
      {
        kind: 'buttons',
        buttons: [
          { label: words.mydata.export, action: actionId('mydata.export'), style: 'primary' },
          { label: words.physio.button, action: actionId('mydata.physio') },
          { label: words.mydata.delete, action: actionId('mydata.delete'), style: 'danger' },
        ],
      },
    ],
  }
}

/** Asked before anything is deleted. */
export function sureView(words: Wording): Message {
  return {
    title: words.mydata.sureTitle,
    blocks: [
      { kind: 'text', text: words.mydata.sure },
      {
        kind: 'buttons',
        buttons: [
          { label: words.mydata.yes, action: actionId('mydata.sure'), style: 'danger' },
          { label: words.mydata.no, action: actionId('mydata.keep') },
        ],
      },
    ],
  }
}

export function exportView(words: Wording, json: string): Message {
  return {
    blocks: [
      { kind: 'text', text: words.mydata.exported },
      { kind: 'file', name: 'spotter-data.json', type: 'application/json', text: json },
    ],
  }
}
