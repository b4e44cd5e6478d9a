import { type Answer, type Line, type Statement, statement } from './line.ts'

const matchmaker = statement('matchmaker.become', `select set_config('role', 'manydoors_matchmaker', true)`)
const oneself = statement('matchmaker.return', `select set_config('role', 'manydoors_app', true)`)

/** The role is changed for one statement; what is sent without waiting keeps its order. */
export async function asMatchmaker<Row extends object>(
  line: Line,
  wanted: Statement<Row>,
  values: readonly unknown[],
): Promise<Answer<Row>> {
  const [, told] = await Promise.all([line.run(matchmaker, []), line.run(wanted, values), line.run(oneself, [])])
  return told
}
