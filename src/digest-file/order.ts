import type { Content } from '../core/digest/export.ts'
import type { Locale } from '../core/register/register.ts'

/** A file that is to be made, in that language. */
export type Order = { readonly locale: Locale } & Content
