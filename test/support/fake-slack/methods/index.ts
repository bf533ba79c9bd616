import { AUTH } from './auth.ts'
import { CHAT } from './chat.ts'
import { CONVERSATIONS } from './conversations.ts'
import { FILES } from './files.ts'
import type { Methods } from './method.ts'
import { USERS } from './users.ts'
import { VIEWS } from './views.ts'

/** The methods of the Web API that this Slack has. Any other is `unknown_method`. */
export const FAKE_METHODS: Methods = { ...AUTH, ...CHAT, ...CONVERSATIONS, ...FILES, ...USERS, ...VIEWS }
