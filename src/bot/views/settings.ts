import { literal } from '../../chat/markdown.ts'
import { actionId, type Form, type Message } from '../../chat/message.ts'
import type { Units } from '../../training/weight.ts'
import { QUIET, type Quiet } from '../quiet.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'

export interface Settings {
  readonly units: Units
  readonly reminders: boolean
  /** Undefined where they were never asked. */
  readonly checkIns: 'on' | 'morning' | 'off' | undefined
  readonly rests: boolean
  readonly quiet: Quiet
  /** Where they are reminded; offered to whom a message did not reach. */
  readonly remindIn?: 'message' | 'thread' | undefined
  readonly unreachable?: boolean
  readonly hidden: boolean
  readonly pictures: Showing
  /** Their groups, where there are several, and which one they mean in a direct conversation. */
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly group: string | undefined
  readonly zone: string
  /** They chose the zone themselves. */
  readonly ownZone: boolean
}

/** One person's settings; each choice is saved at once. */
export function settingsView(words: Wording, settings: Settings): Message {
  const { settings: w } = words
  const choice = (
    action: string,
    placeholder: string,
    now: string | undefined,
    options: readonly [string, string][],
  ) =>
    ({
      kind: 'choice',
      action: actionId(action),
      placeholder,
      options: options.map(([value, label]) => ({ value, label, selected: value === now })),
    }) as const
  return {
    title: w.title,
    blocks: [
      choice('settings.units', w.units, settings.units, [
        ['kg', w.kg],
        ['lb', w.lb],
      ]),
      choice('settings.reminders', w.reminders, settings.reminders ? 'on' : 'off', [
        ['on', w.remindersOn],
        ['off', w.remindersOff],
      ]),
      choice('settings.checkins', w.checkIns, settings.checkIns, [
        ['on', w.checkInsOn],
        ['morning', w.checkInsMorning],
        ['off', w.checkInsOff],
      ]),
      choice('settings.rests', w.rests, settings.rests ? 'on' : 'off', [
        ['off', w.restsOff],
        ['on', w.restsOn],
      ]),
      ...(settings.unreachable ? ([{ kind: 'text', text: w.unreachable }] as const) : []),
      ...(settings.unreachable || settings.remindIn === 'thread'
        ? [
            choice('settings.remindin', w.remindIn, settings.remindIn ?? 'message', [
              ['message', w.remindInMessage],
              ['thread', w.remindInThread],
            ]),
          ]
        : []),
      choice(
        'settings.quiet',
        w.quiet,
        settings.quiet,
        Object.entries(QUIET).map(([value, hours]) => [
          value,
          hours ? w.quietHours(hours[0], hours[1]) : w.quietNone,
        ]),
      ),
      choice('settings.name', w.name, settings.hidden ? 'hidden' : 'shown', [
        ['shown', w.nameShown],
        ['hidden', w.nameHidden],
      ]),
      choice('settings.pictures', w.pictures, settings.pictures, [
        ['moving', w.picturesMoving],
        ['still', w.picturesStill],
        ['words', w.picturesWords],
      ]),
      ...(settings.groups.length > 1
        ? [
            choice(
              'settings.group',
              w.group,
              settings.group,
              settings.groups.map(({ id, name }) => [id, name]),
            ),
          ]
        : []),
      {
        kind: 'fields',
        fields: [{ name: w.zone, value: w.zoneFrom(literal(settings.zone), settings.ownZone) }],
      },
      { kind: 'buttons', buttons: [{ label: w.changeZone, action: actionId('settings.zone') }] },
    ],
  }
}

export function zoneForm(words: Wording, zone: string): Form {
  return {
    action: actionId('settings.zoned'),
    title: words.settings.zoneTitle,
    submit: words.settings.save,
    fields: [
      {
        kind: 'text',
        name: 'zone',
        label: words.settings.zoneLabel,
        value: zone,
        required: true,
        maxLength: 60,
      },
    ],
  }
}
