import type { PageTexts } from './texts.ts'

/** What the client itself would say when the bot failed to answer. */
export function Trouble({ trouble, words, forget }: { trouble: string | null; words: PageTexts; forget: () => void }) {
  return (
    <div role="alert">
      {trouble && (
        <p className="trouble">
          <span>{trouble}</span>
          <button type="button" className="icon-button" aria-label={words.close} onClick={forget}>
            ✕
          </button>
        </p>
      )}
    </div>
  )
}
