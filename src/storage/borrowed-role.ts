import { type Answer, type Line, type Statement, statement } from './line.ts'

/** The role is changed for one statement; what is sent without waiting keeps its order. */
function borrowing(name: 'matchmaker' | 'doorkeeper') {
  const become = statement(`${name}.become`, `select set_config('role', 'manydoors_${name}', true)`)
  const oneself = statement(`${name}.return`, `select set_config('role', 'manydoors_app', true)`)
  return async <Row extends object>(
    line: Line,
    wanted: Statement<Row>,
    values: readonly unknown[],
  ): Promise<Answer<Row>> => {
    const [, told] = await Promise.all([line.run(become, []), line.run(wanted, values), line.run(oneself, [])])
    return told
  }
}

export const asMatchmaker = borrowing('matchmaker')
export const asDoorkeeper = borrowing('doorkeeper')
