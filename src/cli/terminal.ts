import type { Env } from '../config/env.ts'

/** Where a command is run: what it reads of the world and where it writes. */
export interface Terminal {
  /** What was asked for. */
  readonly out: (text: string) => void
  /** Everything else: progress, remarks, why it failed. */
  readonly note: (text: string) => void
  /** Whether somebody watches the notes as they come. */
  readonly watched: boolean
  readonly now: () => Date
  /** Absent: the process's own. */
  readonly env?: Env
}

export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
  watched: process.stderr.isTTY === true,
  now: () => new Date(),
}

/** 0: done. 1: it failed, and the reason has been noted. 2: wrong use. */
export type Status = 0 | 1 | 2

export interface Command {
  /** One line, for the list of commands. */
  readonly summary: string
  /** Everything that `--help` says. */
  readonly help: string
  /** Throws `Failure` and `WrongUse`; and what `parseArgs` throws, which is wrong use as well. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<Status>
}

/** It could not be done; the message says why and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** It was asked in a way that cannot be understood. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}
