import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Field, Form } from '../../chat/message.ts'
import { shorten } from '../../core/text.ts'
import { LIMITS } from './limits.ts'
import { selectOptions } from './render.ts'

/** From this length on a field gets several lines. */
const PARAGRAPH = 120

/**
 * A form as a modal. Discord labels the sending button itself, so `submit` is not shown; a modal has at
 * most five fields.
 */
export function modal(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.action,
    title: shorten(form.title, LIMITS.modalTitle),
    components: form.fields.slice(0, LIMITS.modalFields).map(label),
  }
}

function label(field: Field): APILabelComponent {
  const hint = field.kind === 'text' ? field.hint : undefined
  return {
    type: ComponentType.Label,
    label: shorten(field.label, LIMITS.label),
    ...(hint && { description: shorten(hint, LIMITS.hint) }),
    component: input(field),
  }
}

function input(field: Field): APILabelComponent['component'] {
  if (field.kind === 'select') {
    return {
      type: ComponentType.StringSelect,
      custom_id: field.name,
      options: selectOptions(field.options),
    }
  }
  const most = Math.min(Math.max(field.maxLength, 1), LIMITS.fieldText)
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: most > PARAGRAPH ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: most,
    required: field.required ?? false,
    ...(field.value && { value: shorten(field.value, most) }),
    ...(field.placeholder && { placeholder: shorten(field.placeholder, LIMITS.fieldPlaceholder) }),
  }
}
