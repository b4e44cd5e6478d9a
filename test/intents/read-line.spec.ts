import { describe, expect, it } from '@jest/globals'
import { readLine } from '#src/intents/read-line.ts'

const several = (to: string, also: string, mode: string, said: object) => ({ case: 'KRO-5', to, also, mode, ...said })

describe('a typed line, in either language', () => {
  it.each([
    ['case', 'case.new', {}],
    ['/case', 'case.new', {}],
    ['ärende', 'case.new', {}],
    ['ARENDE NY Nordform AB: vill ut', 'case.new', { company: 'Nordform AB', number: '', need: 'vill ut' }],
    [
      'case new Bruk AB, 556016-0680: loan: now',
      'case.new',
      { company: 'Bruk AB', number: '556016-0680', need: 'loan: now' },
    ],
    ['case new Bruk AB 556016-0680: x', 'case.new', { company: 'Bruk AB', number: '556016-0680', need: 'x' }],
    ['case new Ek, Lund & Co AB: x', 'case.new', { company: 'Ek, Lund & Co AB', number: '', need: 'x' }],
    ['case new Bruk AB, 123: x', 'case.new', { company: 'Bruk AB', number: '123', need: 'x' }],
    ['case new 3 Systrar AB: x', 'case.new', { company: '3 Systrar AB', number: '', need: 'x' }],
    ['case new 556016-0680: x', 'case.new', { company: '', number: '556016-0680', need: 'x' }],
    ['case new "Nordform AB": x', 'case.new', { company: 'Nordform AB', number: '', need: 'x' }],
    [
      'ärende ny ”Form: Norr, 2 AB”, 556016-0680: x',
      'case.new',
      { company: 'Form: Norr, 2 AB', number: '556016-0680', need: 'x' },
    ],
    ['case new Nordform AB', 'case.new', { company: 'Nordform AB', number: '', need: '' }],
    ['case list', 'case.list', { which: 'mine' }],
    ['ärende lista fastnat', 'case.list', { which: 'stuck' }],
    ['case show kro-7', 'case.show', { case: 'kro-7' }],
    ['ärende visa 7', 'case.show', { case: '7' }],
    ['ärende sök älmkyl 556016-0680', 'case.find', { wanted: 'älmkyl 556016-0680' }],
    ['case find', 'case.find', { wanted: '' }],
    ['case note KRO-1 two words', 'case.note', { case: 'KRO-1', note: 'two words' }],
    ['ärende anteckna 7 https://example.org/a?b=c', 'case.note', { case: '7', note: 'https://example.org/a?b=c' }],
    ['case note', 'case.note', { case: '', note: '' }],
    ['case note called them', 'case.note', { case: '', note: 'called them' }],
    ['ärende nästa kro-1 fredag ring', 'case.next', { case: 'kro-1', said: 'fredag ring' }],
    ['case next #4', 'case.next', { case: '#4', said: '' }],
    ['arende avsluta KRO-1', 'case.close', { case: 'KRO-1', note: '' }],
    ['ärende återöppna KRO-1', 'case.reopen', { case: 'KRO-1' }],
    ['case list unanswered', 'case.list', { which: 'unanswered' }],
    ['ärende lista obesvarade', 'case.list', { which: 'unanswered' }],
    ['refer', 'refer', {}],
    ['refer KRO-1', 'refer', { case: 'KRO-1', to: '', question: '' }],
    ['hänvisa KRO-1 ekn Kan ni?', 'refer', { case: 'KRO-1', to: 'ekn', question: 'Kan ni?' }],
    ['refer KRO-1 @li advice Is it?', 'refer', { case: 'KRO-1', to: '@li', kind: 'advice', question: 'Is it?' }],
    ['hänvisa 1 ekn rådfråga Går det?', 'refer', { case: '1', to: 'ekn', kind: 'advice', question: 'Går det?' }],
    ['refer KRO-1 @{teams:t:u} two\nlines', 'refer', { case: 'KRO-1', to: '@{teams:t:u}', question: 'two\nlines' }],
    ['refer KRO-5 almi, een, ekn först Kan ni?', 'refer', several('almi', 'een,ekn', 'first', { question: 'Kan ni?' })],
    ['refer KRO-5 almi,een,ekn first Can you?', 'refer', several('almi', 'een,ekn', 'first', { question: 'Can you?' })],
    [
      'hänvisa KRO-5 almi, een i tur och ordning Kan?',
      'refer',
      several('almi', 'een', 'in-turn', { question: 'Kan?' }),
    ],
    [
      'refer KRO-5 almi, een in turn advice Is it?',
      'refer',
      several('almi', 'een', 'in-turn', { kind: 'advice', question: 'Is it?' }),
    ],
    [
      'refer KRO-5 almi, een alla medverka Ja?',
      'refer',
      several('almi', 'een', 'all', { kind: 'participation', question: 'Ja?' }),
    ],
    [
      'refer KRO-5 almi, een överlämning all Ja?',
      'refer',
      several('almi', 'een', 'all', { kind: 'handover', question: 'Ja?' }),
    ],
    [
      'refer KRO-5 “Li Berg”, @{teams:t:u|Sjö, O} first ?',
      'refer',
      several('Li Berg', '@{teams:t:u}', 'first', { question: '?' }),
    ],
    // Whether "hej" is anybody's name only the register knows.
    [
      'refer 1 @{teams:t:u|Li Berg}, hej på dig',
      'refer',
      { case: '1', to: '@{teams:t:u|Li Berg}', also: 'hej', question: 'på dig', unlisted: 'hej på dig' },
    ],
    ['refer 5 almi, een', 'refer', { case: '5', to: 'almi', also: 'een', question: '', unlisted: 'een' }],
    ['refer 5 almi, een Ja?', 'refer', { case: '5', to: 'almi', also: 'een', question: 'Ja?', unlisted: 'een Ja?' }],
    ['refer KRO-1 almi Alla vill ha hjälp', 'refer', { case: 'KRO-1', to: 'almi', question: 'Alla vill ha hjälp' }],
    ['refer KRO-1 ”Li Berg” Hej', 'refer', { case: 'KRO-1', to: 'Li Berg', question: 'Hej' }],
    ['refer 1 ekn constructor wanted', 'refer', { case: '1', to: 'ekn', question: 'constructor wanted' }],
    ['doors', 'doors.today', {}],
    ['dörrar inställningar', 'doors.settings', {}],
    ['doors services', 'doors.services', { organisation: '' }],
    ['dörrar insatser EKN', 'doors.services', { organisation: 'EKN' }],
    ['doors away', 'doors.away', {}],
    ['dörrar borta imorgon till fredag "Erik Öst"', 'doors.away', { said: 'imorgon till fredag "Erik Öst"' }],
    ['doors away @{slack:t:u}', 'doors.away', { said: '@{slack:t:u}' }],
    ['dorrar tillbaka', 'doors.back', {}],
    ['doors people', 'doors.people', {}],
    ['help', 'doors.help', {}],
    ['', 'doors.help', {}],
    ['refer hjälp', 'doors.help', { command: 'refer' }],
    ['case help', 'doors.help', { command: 'case' }],
    ['dörrar hjälp', 'doors.help', {}],
  ])('%j → %s %j', (typed, intent, input) => {
    expect(readLine(typed)).toEqual({ ok: true, value: { intent, input } })
  })

  it.each([
    ['cse new x', 'case'],
    ['hänvisaa KRO-1', 'hänvisa'],
    ['case nwe x: y', 'case new'],
    ['ärende lsta', 'ärende lista'],
    ['case list mien', 'case list mine'],
    ['ärende lista constructor', null],
    ['banana', null],
  ])('%j is not understood; the nearest is %s', (typed, nearest) => {
    expect(readLine(typed)).toMatchObject({ ok: false, refusal: { code: 'unknown-command', nearest } })
  })
})
