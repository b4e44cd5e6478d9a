import { actionDone, actionList } from './actions.ts'
import { agendaAdd, agendaDraft, agendaShow } from './agenda.ts'
import { agendaChange, agendaDrop, agendaMove } from './agenda-change.ts'
import { away, back } from './away.ts'
import { approvalWithdraw, caseApprovals } from './case-approvals.ts'
import { caseClose, caseReopen } from './case-close.ts'
import { caseContact, caseContactChange } from './case-contact.ts'
import { caseFacts } from './case-facts.ts'
import { caseFind } from './case-find.ts'
import { caseList, stuckMore } from './case-list.ts'
import { caseNew } from './case-new.ts'
import { caseDone, caseNext } from './case-next.ts'
import { caseNote } from './case-note.ts'
import { caseReassign } from './case-reassign.ts'
import { caseMore, caseShow } from './case-show.ts'
import { clubLast, clubMore, clubPrepare, clubShow } from './club.ts'
import { clubAttend, clubCome, clubDecline, clubFollowUp, clubMiss } from './club-answers.ts'
import { clubInvite, clubLink, clubLinkNew } from './club-invite.ts'
import { clubDrop, clubSuggest } from './club-list.ts'
import { companies, companiesMore } from './companies.ts'
import { companiesApart, companiesMerge, companiesTogether } from './companies-merge.ts'
import { digestHow, digestOwn, digestPreview, digestShow, digestTables } from './digest.ts'
import { digestExport, digestWithdraw } from './digest-export.ts'
import { digestCorrect, digestMute, digestNote, digestStop, digestSubscribe, digestTime } from './digest-kept.ts'
import { help, people, settings, today } from './doors.ts'
import { inquiryAsk, inquiryDecline } from './inquiry.ts'
import type { Intent } from './intent.ts'
import { leave } from './leave.ts'
import { meetingDeputy, meetingList, meetingNo, meetingShow, meetingYes } from './meeting.ts'
import { meetingCalendar, meetingCalendarNew } from './meeting-calendar.ts'
import { meetingCancel, meetingMove } from './meeting-moves.ts'
import { meetingPlan } from './meeting-plan.ts'
import { meetingRest } from './meeting-rest.ts'
import { minutesApprove, minutesApprovers, minutesRegistry, minutesRenew, minutesShow } from './minutes.ts'
import { refer } from './refer.ts'
import { referSeveral } from './refer-several.ts'
import { referUnnamed } from './refer-unnamed.ts'
import { remind, snooze } from './referral-clock.ts'
import { referralDetails } from './referral-details.ts'
import { advise, begin, finish, giveBack, hold, reopen, resume, takeBack, thank, voided } from './referral-finish.ts'
import { accept, answer, ask, decline, release, withdraw } from './referral-moves.ts'
import { override, redirect } from './referral-onwards.ts'
import { turn } from './referral-turn.ts'
import { roundNext, roundWithdraw } from './round-moves.ts'
import { services, servicesMore } from './services.ts'
import {
  serviceAdd,
  serviceConfirm,
  serviceConfirmAll,
  serviceEdit,
  servicePutBack,
  serviceTakeAway,
} from './services-kept.ts'
import { sittingAttend, sittingEnd, sittingNext, sittingShow, sittingStart } from './sitting.ts'
import { sittingAction, sittingDecide, sittingNote, sittingUndo } from './sitting-records.ts'
import { warmBook, warmCancel, warmChoose, warmCounter, warmHeld, warmMove, warmNotHeld } from './warm.ts'

/** Everything that can be asked for, by a line, a button or a form. */
export const intents: ReadonlyMap<string, Intent> = new Map(
  [
    caseNew,
    digestShow,
    digestPreview,
    digestOwn,
    digestTables,
    digestHow,
    digestExport,
    digestWithdraw,
    digestSubscribe,
    digestStop,
    digestMute,
    digestNote,
    digestTime,
    digestCorrect,
    caseList,
    stuckMore,
    caseFind,
    caseShow,
    caseMore,
    caseNote,
    caseNext,
    caseDone,
    caseApprovals,
    caseContact,
    caseContactChange,
    approvalWithdraw,
    caseClose,
    caseReopen,
    caseReassign,
    caseFacts,
    refer,
    referUnnamed,
    referSeveral,
    roundNext,
    roundWithdraw,
    inquiryAsk,
    inquiryDecline,
    accept,
    decline,
    ask,
    answer,
    withdraw,
    release,
    begin,
    hold,
    resume,
    giveBack,
    takeBack,
    finish,
    advise,
    turn,
    thank,
    reopen,
    redirect,
    override,
    voided,
    remind,
    snooze,
    referralDetails,
    warmBook,
    warmChoose,
    warmCounter,
    warmMove,
    warmCancel,
    warmHeld,
    warmNotHeld,
    agendaShow,
    agendaAdd,
    agendaDraft,
    agendaChange,
    agendaDrop,
    agendaMove,
    sittingStart,
    sittingShow,
    sittingNext,
    sittingDecide,
    sittingNote,
    sittingAction,
    sittingAttend,
    sittingUndo,
    sittingEnd,
    minutesShow,
    minutesApprove,
    minutesApprovers,
    minutesRegistry,
    minutesRenew,
    actionList,
    actionDone,
    meetingPlan,
    meetingList,
    meetingShow,
    meetingYes,
    meetingNo,
    meetingDeputy,
    meetingMove,
    meetingRest,
    meetingCancel,
    meetingCalendar,
    meetingCalendarNew,
    clubShow,
    clubLast,
    clubMore,
    clubPrepare,
    clubSuggest,
    clubDrop,
    clubInvite,
    clubLink,
    clubLinkNew,
    clubCome,
    clubDecline,
    clubAttend,
    clubMiss,
    clubFollowUp,
    today,
    settings,
    away,
    back,
    leave,
    people,
    companies,
    companiesMore,
    companiesMerge,
    companiesApart,
    companiesTogether,
    services,
    servicesMore,
    serviceAdd,
    serviceEdit,
    serviceConfirm,
    serviceConfirmAll,
    serviceTakeAway,
    servicePutBack,
    help,
  ].map((intent) => [intent.name, intent]),
)
