declare const brand: unique symbol

/** A UUIDv7 made by the application, marked with what it identifies so that ids cannot be mixed up. */
export type Id<Of extends string> = string & { readonly [brand]: Of }

export type NetworkId = Id<'network'>
export type OrganisationId = Id<'organisation'>
export type MemberId = Id<'member'>
export type CompanyId = Id<'company'>
export type CaseId = Id<'case'>
export type ReferralId = Id<'referral'>
/** One question to several receivers. */
export type RoundId = Id<'round'>
export type ApprovalId = Id<'approval'>
export type ChannelId = Id<'channel'>
export type ServiceId = Id<'service'>
export type InquiryId = Id<'inquiry'>
export type WarmId = Id<'warm-handover'>
export type SeriesId = Id<'series'>
/** A meeting as its cards follow it: its agenda, what is recorded, its minutes. */
export type SittingId = Id<'sitting'>
export type AgendaItemId = Id<'agenda-item'>
/** One line of what was said at a meeting. */
export type RecordId = Id<'record'>
export type MeetingId = Id<'meeting'>
/** A company's place at an Export Club. */
export type PlaceId = Id<'place'>
/** A meeting stands in people's own calendars under its own id. */
export type CalendarId = WarmId | MeetingId
/** Of a case's timeline. */
export type EntryId = Id<'entry'>
export type NoticeId = Id<'notice'>
/** One version of a month's digest. */
export type DigestId = Id<'digest'>
export type ExportId = Id<'export'>

/** Makes ids; bound in `app.ts` so that core stays pure. */
export type NewId = <Of extends string>() => Id<Of>
