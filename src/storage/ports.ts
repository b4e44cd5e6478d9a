import type { Ports } from '../core/ports.ts'
import { absenceStore } from './absence-store.ts'
import { agendaStore } from './agenda-store.ts'
import { approvalStore } from './approval-store.ts'
import { calendarStore } from './calendar-store.ts'
import { caseStore } from './case-store.ts'
import { chronicle } from './chronicle.ts'
import { clockStore } from './clock-store.ts'
import { clubStore } from './club-store.ts'
import { companyStore } from './company-store.ts'
import { contactStore } from './contact-store.ts'
import { digestStore } from './digest-store.ts'
import { exportStore } from './export-store.ts'
import { feedStore } from './feed-store.ts'
import { inbox } from './inbox.ts'
import { inquiryStore } from './inquiry-store.ts'
import { meetingStore } from './meeting-store.ts'
import { mergeStore } from './merge-store.ts'
import { nightStore } from './night-store.ts'
import { noticeStore } from './notice-store.ts'
import { recordStore } from './record-store.ts'
import { referralStore } from './referral-store.ts'
import { registerStore } from './register-store.ts'
import { roundStore } from './round-store.ts'
import { serviceStore } from './service-store.ts'
import type { Session } from './session.ts'
import { staffStore } from './staff-store.ts'
import { stuckStore } from './stuck-store.ts'
import { warmStore } from './warm-store.ts'

export const portsOf = (session: Session): Ports => ({
  newId: session.newId,
  register: registerStore(session),
  companies: companyStore(session),
  merges: mergeStore(session),
  cases: caseStore(session),
  referrals: referralStore(session),
  approvals: approvalStore(session),
  contacts: contactStore(session),
  inquiries: inquiryStore(session),
  notices: noticeStore(session),
  chronicle: chronicle(session),
  inbox: inbox(session),
  clocks: clockStore(session),
  absences: absenceStore(session),
  nights: nightStore(session),
  staff: staffStore(session),
  stuck: stuckStore(session),
  digests: digestStore(session),
  exports: exportStore(session),
  services: serviceStore(session),
  rounds: roundStore(session),
  warm: warmStore(session),
  meetings: meetingStore(session),
  clubs: clubStore(session),
  feeds: feedStore(session),
  calendar: calendarStore(session),
  agenda: agendaStore(session),
  records: recordStore(session),
})
