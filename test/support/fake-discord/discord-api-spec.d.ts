/** The package ships its schemas without types. These are the ones that the fake checks bodies with. */
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini'

  export const MessageCreateRequestSchema: ZodMiniType
  export const MessageEditRequestPartialSchema: ZodMiniType
  export const CreateTextThreadWithMessageRequestSchema: ZodMiniType
  export const UpdateThreadRequestPartialSchema: ZodMiniType
  export const CreatePrivateChannelRequestSchema: ZodMiniType
  export const ApplicationCommandUpdateRequestSchema: ZodMiniType
  export const CreateMessageInteractionCallbackRequestSchema: ZodMiniType
  export const UpdateMessageInteractionCallbackRequestSchema: ZodMiniType
  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodMiniType
  export const ModalInteractionCallbackRequestSchema: ZodMiniType
  export const IncomingWebhookInteractionRequestSchema: ZodMiniType
  export const IncomingWebhookUpdateRequestPartialSchema: ZodMiniType
}
