import { atTheDoor } from './at-the-door.ts'
import { inTheDatabase } from './in-the-database.ts'
import { inTheRules } from './in-the-rules.ts'

export const bugs = [...atTheDoor, ...inTheDatabase, ...inTheRules]
