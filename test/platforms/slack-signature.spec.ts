import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { isSigned } from '#src/platforms/slack/signature.ts'

const now = new Date('2026-11-25T09:00:00Z')
const seconds = now.getTime() / 1_000
const body = Buffer.from('command=%2Fcase&text=list')
const secrets = ['new', 'old']

const sign = (timestamp: string, secret = 'new', text = `${body}`): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex')}`
const signed = (timestamp: string | undefined, signature: string | undefined) =>
  isSigned({ body, timestamp, signature }, secrets, now)

describe('a request that Slack has signed', () => {
  it.each([
    ['with the new secret, just now', `${seconds}`, 'new', true],
    ['with the old secret', `${seconds}`, 'old', true],
    ['with another secret', `${seconds}`, 'other', false],
    ['with an empty secret', `${seconds}`, '', false],
    ['five minutes ago', `${seconds - 300}`, 'new', true],
    ['a second longer ago', `${seconds - 301}`, 'new', false],
    ['five minutes ahead', `${seconds + 300}`, 'new', true],
    ['a second further ahead', `${seconds + 301}`, 'new', false],
    ['at a time with a space before it', ` ${seconds}`, 'new', false],
    ['at a time with a space after it', `${seconds} `, 'new', false],
    ['at a time that is written otherwise', `${seconds.toExponential(12)}`, 'new', false],
    ['at a time of thirteen digits', `${seconds}`.padStart(13, '0'), 'new', false],
    ['at a time of twelve digits', `${seconds}`.padStart(12, '0'), 'new', true],
    ['at no time', '', 'new', false],
  ])('%s: %s', (_, timestamp, secret, taken) => {
    expect(signed(timestamp, sign(timestamp, secret))).toBe(taken)
  })

  it.each([
    ['without a time', undefined, sign(`${seconds}`)],
    ['without a signature', `${seconds}`, undefined],
    ['without either', undefined, undefined],
    ['with an empty signature', `${seconds}`, ''],
    ['with a signature that is cut short', `${seconds}`, sign(`${seconds}`).slice(0, -1)],
    ['with a longer one', `${seconds}`, `${sign(`${seconds}`)}0`],
    ['of another version', `${seconds}`, sign(`${seconds}`).replace('v0', 'v1')],
    ['of another body', `${seconds}`, sign(`${seconds}`, 'new', 'command=%2Fcase&text=lisa')],
    ['of another time', `${seconds}`, sign(`${seconds - 1}`)],
  ])('%s is none', (_, timestamp, signature) => {
    expect(signed(timestamp, signature)).toBe(false)
  })

  it('is none where there is no secret', () => {
    expect(isSigned({ body, timestamp: `${seconds}`, signature: sign(`${seconds}`, '') }, [], now)).toBe(false)
  })
})
