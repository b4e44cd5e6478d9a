/** A mistake that somebody could make, as a change to one place of the source, and the specs that have to notice it. */
export interface Bug {
  /** In kebab case; distinct. */
  readonly name: string
  /** What would happen to people if it got through. */
  readonly breaks: string
  readonly file: string
  /** Stands in the file once. */
  readonly find: string
  readonly replace: string
  readonly caughtBy: readonly string[]
}

/** The source with the mistake in it; throws when its place is not there any more, or is not the only one. */
export function plant(source: string, { name, file, find, replace }: Bug): string {
  const places = source.split(find).length - 1
  if (places !== 1) throw new Error(`${name}: its text stands ${places} times in ${file}, and has to stand there once`)
  return source.replace(find, () => replace)
}
