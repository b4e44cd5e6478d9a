import { cleanLine } from '../core/clean.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { CommandName } from '../views/view.ts'
import { commands } from './commands.ts'
import { headOf } from './head-of.ts'
import { withoutIds } from './mention.ts'
import { nearest } from './nearest.ts'
import { ofChannel, readMuting, readSubscription } from './read-digest.ts'
import { readExport } from './read-export.ts'
import { readGiving } from './read-giving.ts'
import { readAction, readAgenda } from './read-meeting.ts'
import { readReferral } from './read-referral.ts'

/** A typed line, understood: which intent, and what it says. */
export interface Read {
  readonly intent: string
  readonly input: Readonly<Record<string, string>>
}

interface Subcommand {
  readonly intent: string
  readonly words: readonly string[]
  /** Null for a word that is none of the list's. */
  readonly read: (rest: string) => Readonly<Record<string, string>> | null
  /** Where what follows says which it is. */
  readonly intentOf?: (rest: string) => string
}

const nothing = () => ({})

/** Subcommands in both languages; a command without one opens what `bare` names. */
const grammar: { readonly [C in CommandName]: { readonly bare: string; readonly subcommands: readonly Subcommand[] } } =
  {
    case: {
      bare: 'case.new',
      subcommands: [
        { intent: 'case.new', words: ['new', 'ny', 'nytt'], read: readNewCase },
        {
          intent: 'case.list',
          words: ['list', 'lista'],
          read: readList,
        },
        { intent: 'case.show', words: ['show', 'visa'], read: (rest) => ({ case: rest }) },
        { intent: 'case.find', words: ['find', 'search', 'sök', 'sok', 'hitta'], read: (rest) => ({ wanted: rest }) },
        { intent: 'case.note', words: ['note', 'anteckna', 'anteckning'], read: readAbout('note') },
        { intent: 'case.next', words: ['next', 'nästa', 'nasta'], read: readAbout('said') },
        { intent: 'case.close', words: ['close', 'avsluta'], read: readAbout('note') },
        { intent: 'case.reassign', words: ['owner', 'ansvarig', 'byt'], read: readGiving },
        { intent: 'case.reopen', words: ['reopen', 'återöppna', 'ateroppna'], read: (rest) => ({ case: rest }) },
      ],
    },
    refer: { bare: 'refer', subcommands: [] },
    meeting: {
      bare: 'agenda.show',
      subcommands: [
        {
          intent: 'agenda.show',
          words: ['agenda', 'dagordning', 'dagordningen'],
          read: (rest) => readAgenda(rest).input,
          intentOf: (rest) => readAgenda(rest).intent,
        },
        { intent: 'sitting.start', words: ['start', 'starta'], read: nothing },
        { intent: 'sitting.show', words: ['now', 'nu'], read: nothing },
        { intent: 'sitting.next', words: ['next', 'nästa', 'nasta'], read: nothing },
        {
          intent: 'sitting.decide',
          words: ['decide', 'decision', 'beslut', 'besluta'],
          read: (rest) => ({ note: rest }),
        },
        { intent: 'sitting.note', words: ['note', 'anteckna', 'anteckning'], read: (rest) => ({ note: rest }) },
        { intent: 'sitting.action', words: ['action', 'åtgärd', 'atgard'], read: readAction },
        { intent: 'sitting.attend', words: ['attendance', 'present', 'närvaro', 'narvaro'], read: nothing },
        { intent: 'sitting.end', words: ['end', 'close', 'avsluta'], read: nothing },
        { intent: 'minutes.show', words: ['minutes', 'protokoll', 'protokollet'], read: nothing },
        { intent: 'action.list', words: ['actions', 'åtgärder', 'atgarder'], read: nothing },
        { intent: 'meeting.plan', words: ['plan', 'planera'], read: (rest) => (rest === '' ? {} : { pattern: rest }) },
        { intent: 'meeting.list', words: ['list', 'lista'], read: nothing },
        { intent: 'club.show', words: ['club', 'klubb', 'klubben', 'exportklubben'], read: nothing },
        { intent: 'meeting.calendar', words: ['calendar', 'kalender', 'kalendern'], read: nothing },
      ],
    },
    digest: {
      bare: 'digest.show',
      subcommands: [
        { intent: 'digest.show', words: ['show', 'visa'], read: (rest) => ({ month: rest }) },
        { intent: 'digest.preview', words: ['preview', 'förhandsvisa', 'forhandsvisa'], read: nothing },
        { intent: 'digest.own', words: ['own', 'eget', 'egna'], read: (rest) => ({ month: rest }) },
        { intent: 'digest.how', words: ['how', 'definitions', 'definitioner'], read: nothing },
        { intent: 'digest.export', words: ['export', 'exportera', 'fil', 'file'], read: readExport },
        { intent: 'digest.subscribe', words: ['subscribe', 'prenumerera'], read: readSubscription },
        { intent: 'digest.stop', words: ['stop', 'sluta'], read: (rest) => ofChannel(rest).whose },
        { intent: 'digest.mute', words: ['mute', 'pausa'], read: readMuting },
        { intent: 'digest.note', words: ['note', 'hälsning', 'halsning'], read: (rest) => ({ note: rest }) },
        { intent: 'digest.time', words: ['time', 'klockan'], read: (rest) => ({ time: rest }) },
        { intent: 'digest.correct', words: ['correct', 'rätta', 'ratta'], read: (rest) => ({ month: rest }) },
      ],
    },
    doors: {
      bare: 'doors.today',
      subcommands: [
        { intent: 'doors.today', words: ['today', 'idag'], read: nothing },
        { intent: 'doors.people', words: ['people', 'personer', 'register'], read: nothing },
        {
          intent: 'doors.away',
          words: ['away', 'borta', 'frånvaro', 'franvaro'],
          read: (rest) => (rest === '' ? {} : { said: rest }),
        },
        { intent: 'doors.leave', words: ['leave', 'leaves', 'slutar'], read: (rest) => ({ leaver: rest }) },
        { intent: 'doors.back', words: ['back', 'tillbaka'], read: nothing },
        {
          intent: 'doors.services',
          words: ['services', 'service', 'insatser', 'insats'],
          read: (rest) => ({ organisation: rest }),
        },
        { intent: 'doors.companies', words: ['companies', 'företag', 'foretag'], read: nothing },
        { intent: 'doors.settings', words: ['settings', 'inställningar', 'installningar'], read: nothing },
      ],
    },
  }

const helpWords = ['help', 'hjälp', 'hjalp', '?']

const lists = new Map([
  ['', 'mine'],
  ['mine', 'mine'],
  ['mina', 'mine'],
  ['team', 'team'],
  ['teamet', 'team'],
  ['stuck', 'stuck'],
  ['fastnat', 'stuck'],
  ['unanswered', 'unanswered'],
  ['obesvarade', 'unanswered'],
  ['obesvarat', 'unanswered'],
])

/** Reads a line without its slash, in either language, whatever the case. */
export function readLine(typed: string): Outcome<Read> {
  const [first, rest] = headOf(typed.trim().replace(/^\//, ''))
  const said = first.toLocaleLowerCase('sv')
  if (said === '' || helpWords.includes(said)) return allow({ intent: 'doors.help', input: {} })
  const command = commands.find(({ words }) => words.includes(said))
  if (command) return readCommand(command.name, first, rest)
  const near = nearest(
    said,
    commands.flatMap(({ words }) => words),
    1,
  )
  return refuse({ code: 'unknown-command', typed: shortened(typed), nearest: near[0] ?? null })
}

function readCommand(name: CommandName, typed: string, rest: string): Outcome<Read> {
  const { bare, subcommands } = grammar[name]
  const [word, after] = headOf(rest)
  const said = word.toLocaleLowerCase('sv')
  if (helpWords.includes(said)) return allow({ intent: 'doors.help', input: name === 'doors' ? {} : { command: name } })
  if (said === '') return allow({ intent: bare, input: {} })
  if (name === 'refer') return allow({ intent: bare, input: readReferral(rest) })
  const subcommand = subcommands.find(({ words }) => words.includes(said))
  if (subcommand === undefined) {
    return unknown(
      typed,
      word,
      subcommands.flatMap(({ words }) => words),
    )
  }
  const input = subcommand.read(after)
  return input
    ? allow({ intent: subcommand.intentOf?.(after) ?? subcommand.intent, input })
    : unknown(`${typed} ${word}`, after, [...lists.keys()])
}

function unknown(understood: string, word: string, words: readonly string[]) {
  const [near] = nearest(word, words, 1)
  const typed = shortened(`${understood} ${word}`)
  return refuse({ code: 'unknown-command', typed, nearest: near === undefined ? null : `${understood} ${near}` })
}

function readList(rest: string): Readonly<Record<string, string>> | null {
  const which = lists.get(rest.toLocaleLowerCase('sv'))
  return which === undefined ? null : { which }
}

/** `<company>[, <organisation number>]: <need>`. A comma is part of the name unless digits follow it; in quotation marks all is. */
function readNewCase(rest: string): Readonly<Record<string, string>> {
  const quoted = /^["”“]([^"”“]+)["”“][\s,]*([^:]*):?([\s\S]*)$/.exec(rest)
  if (quoted) return { company: quoted[1] ?? '', number: (quoted[2] ?? '').trim(), need: (quoted[3] ?? '').trim() }
  const colon = rest.indexOf(':')
  const who = colon < 0 ? rest : rest.slice(0, colon)
  const need = colon < 0 ? '' : rest.slice(colon + 1).trim()
  const numbered = /^(.*?),?\s*((?:\d[\s-]?){5,}\d|\d{6}[-+]\S*)$/.exec(who.trim())
  const afterComma = /^(.*),\s*([\d][^,]*)$/.exec(who.trim())
  const [, company, number] = afterComma ?? numbered ?? [null, who, '']
  return { company: (company ?? '').trim(), number: (number ?? '').trim(), need }
}

/** `<no> <words>`; without a number it is all words, and the form asks which case they are about. */
function readAbout(name: string) {
  return (rest: string): Readonly<Record<string, string>> => {
    const [no, after] = headOf(rest)
    return /^#?(?:[\p{L}\d]+-)?\d+$/u.test(no) ? { case: no, [name]: after } : { case: '', [name]: rest }
  }
}

const shortened = (typed: string): string => {
  const line = withoutIds(cleanLine(typed))
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
