import type { AbsencesTable } from './absences.ts'
import type { AgendaItemsTable, MeetingRecordsTable, SittingsTable } from './agendas.ts'
import type {
  ApprovalsTable,
  AuditTable,
  CaseAccessTable,
  CasesTable,
  CaseWordsTable,
  CompaniesApartTable,
  CompaniesTable,
  CompanyAccessTable,
  CompanyMergesTable,
  ContactsTable,
  InboxTable,
  ReferralsTable,
  ReferralWordsTable,
  TimelineTable,
  WordVariantsTable,
} from './cases.ts'
import type { HeartbeatsTable, SlackInstallationsTable, TeamsConversationsTable } from './chats.ts'
import type { ClocksTable, NightsTable } from './clocks.ts'
import type { ClubPlacesTable, ClubsTable } from './clubs.ts'
import type {
  DigestClocksTable,
  DigestCountsTable,
  DigestExportsTable,
  DigestSendsTable,
  DigestSubscriptionsTable,
  DigestsTable,
} from './digests.ts'
import type { InquiredTable, InquiriesTable } from './inquiries.ts'
import type { CalendarFeedsTable, MeetingInviteesTable, MeetingSeriesTable, MeetingsTable } from './meetings.ts'
import type { OutboxLanesTable, OutboxTable } from './outbox.ts'
import type {
  AgreementPartiesTable,
  AgreementsTable,
  ChannelsTable,
  ChatDirectoryTable,
  ChatIdentitiesTable,
  MembersTable,
  NetworksTable,
  OrganisationsTable,
  WorkspacesTable,
} from './register.ts'
import type { RoundPlacesTable } from './rounds.ts'
import type {
  NeedsTable,
  ResponseTimesTable,
  RoutinesTable,
  ServiceChangesTable,
  ServicesTable,
  SuggestionsTable,
} from './services.ts'
import type { CalendarEntriesTable, WarmHandoversTable } from './warm.ts'

/** The whole schema; a test compares it with the database's catalogue. */
export interface Tables {
  networks: NetworksTable
  organisations: OrganisationsTable
  workspaces: WorkspacesTable
  members: MembersTable
  chat_directory: ChatDirectoryTable
  chat_identities: ChatIdentitiesTable
  channels: ChannelsTable
  needs: NeedsTable
  services: ServicesTable
  service_changes: ServiceChangesTable
  suggestions: SuggestionsTable
  response_times: ResponseTimesTable
  routines: RoutinesTable
  agreements: AgreementsTable
  agreement_parties: AgreementPartiesTable
  companies: CompaniesTable
  company_access: CompanyAccessTable
  company_merges: CompanyMergesTable
  companies_apart: CompaniesApartTable
  cases: CasesTable
  case_access: CaseAccessTable
  inquiries: InquiriesTable
  inquired: InquiredTable
  case_words: CaseWordsTable
  word_variants: WordVariantsTable
  contacts: ContactsTable
  approvals: ApprovalsTable
  referrals: ReferralsTable
  referral_words: ReferralWordsTable
  round_places: RoundPlacesTable
  timeline: TimelineTable
  audit: AuditTable
  absences: AbsencesTable
  warm_handovers: WarmHandoversTable
  calendar_entries: CalendarEntriesTable
  meeting_series: MeetingSeriesTable
  meetings: MeetingsTable
  meeting_invitees: MeetingInviteesTable
  clubs: ClubsTable
  club_places: ClubPlacesTable
  digest_counts: DigestCountsTable
  digests: DigestsTable
  sittings: SittingsTable
  agenda_items: AgendaItemsTable
  meeting_records: MeetingRecordsTable
  calendar_feeds: CalendarFeedsTable
  digest_clocks: DigestClocksTable
  digest_subscriptions: DigestSubscriptionsTable
  digest_sends: DigestSendsTable
  digest_exports: DigestExportsTable
  inbox: InboxTable
  clocks: ClocksTable
  nights: NightsTable
  outbox: OutboxTable
  outbox_lanes: OutboxLanesTable
  heartbeats: HeartbeatsTable
  slack_installations: SlackInstallationsTable
  teams_conversations: TeamsConversationsTable
}
