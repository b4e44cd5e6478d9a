import { describe, expect, it } from '@jest/globals'
import { createEncryption } from '#src/storage/encryption.ts'

const key = (byte: number) => new Uint8Array(32).fill(byte)
const place = { table: 'slack_installations', row: 'T0ALMI001', column: 'bot_token_sealed' }

describe('sealing', () => {
  const encryption = createEncryption([key(1)])

  it.each(['xoxb-hemlig', '', 'Åsa Öberg, vd 🙂', 'x'.repeat(10_000)])('opens to what was sealed: %.20s', (text) => {
    const sealed = encryption.seal(text, place)
    expect(encryption.open(sealed, place)).toBe(text)
    if (text !== '') expect(sealed.includes(text)).toBe(false)
  })

  it('seals the same text differently each time', () => {
    expect(encryption.seal('x', place).equals(encryption.seal('x', place))).toBe(false)
  })

  it.each([
    ['table', { ...place, table: 'companies' }],
    ['row', { ...place, row: 'T0ALMI002' }],
    ['column', { ...place, column: 'user_token_sealed' }],
  ])('does not open in another %s', (_, elsewhere) => {
    expect(() => encryption.open(encryption.seal('x', place), elsewhere)).toThrow()
  })

  it('does not open when a single bit has changed, wherever it is', () => {
    const sealed = encryption.seal('text', place)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => encryption.open(changed, place)).toThrow()
    }
  })

  it('does not open when it has been cut short', () => {
    const sealed = encryption.seal('text', place)
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => encryption.open(sealed.subarray(0, length), place)).toThrow()
    }
  })
})

describe('changing the key', () => {
  const old = createEncryption([key(1)])
  const both = createEncryption([key(2), key(1)])
  const fresh = createEncryption([key(2)])

  it('opens what the old one sealed while both are on the ring', () => {
    expect(both.open(old.seal('x', place), place)).toBe('x')
  })

  it('seals with the new one', () => {
    expect(fresh.open(both.seal('x', place), place)).toBe('x')
  })

  it('does not open what the old one sealed when that has gone, and says where', () => {
    expect(() => fresh.open(old.seal('x', place), place)).toThrow(
      'slack_installations.bot_token_sealed is sealed with a key',
    )
  })

  it('finds by both, and writes by the new', () => {
    expect(both.matches('5601010008', 'n')).toEqual([
      fresh.matches('5601010008', 'n')[0],
      old.matches('5601010008', 'n')[0],
    ])
  })
})

describe('matching', () => {
  const encryption = createEncryption([key(1)])
  const of = (text: string, network: string) => encryption.matches(text, network)[0].toString('hex')

  it('is the same for the same number, and for nothing else', () => {
    expect(of('5601010008', 'a')).toBe(of('5601010008', 'a'))
    expect(of('5601010008', 'a')).not.toBe(of('5601010016', 'a'))
  })

  it('cannot be compared between networks', () => {
    expect(of('5601010008', 'a')).not.toBe(of('5601010008', 'b'))
  })
})

it.each([
  ['no key', []],
  ['a short key', [new Uint8Array(16)]],
])('%s is refused', (_, keys) => {
  expect(() => createEncryption(keys)).toThrow()
})
