import type { GroundKind } from '../core/club/club.ts'
import type { ChartName } from '../core/digest/drawn.ts'
import type { FileFormat, PictureFormat } from '../core/digest/export.ts'
import type { Wish } from '../core/meeting/agenda.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { Capacity, ExportStage } from '../core/network-file.ts'
import type { DeclineReason, Gain, Kind, Result } from '../core/referral/referral.ts'
import type { Mode } from '../core/referral/round.ts'
import type { Role } from '../core/register/register.ts'

/** What a choice can mean, worded by `texts.meanings`. */
export type Meaning =
  | MeetingKind
  | Role
  | Kind
  | 'unnamed'
  | 'all-readers'
  | 'own-readers'
  | DeclineReason
  | Result
  | Gain
  | 'meeting'
  | 'phone'
  | 'e-mail'
  | 'in-writing'
  | 'only-receiver'
  | 'only-receivers'
  | Mode
  | 'myself'
  | 'all-parties'
  | 'swedish'
  | 'english'
  | 'as-in-chat'
  | 'new-company'
  | 'suggest'
  | Capacity
  | Wish
  | `ground-${GroundKind}`
  | `export-${ExportStage}`
  | FileFormat
  | PictureFormat
  | ChartName
  | 'network'
  | 'own'
