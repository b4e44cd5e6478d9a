import type { Chat, Role } from '../core/register/register.ts'

/** Who is who: organisations with their people. */
export interface PeopleView {
  readonly organisations: readonly {
    readonly key: string
    readonly name: string
    readonly members: readonly {
      readonly name: string
      readonly key: string
      readonly roles: readonly Role[]
      readonly chat: Chat | null
      readonly awayUntil: Date | null
    }[]
  }[]
}
