import type { SittingStage } from '../core/meeting/stage.ts'
import type { AgendaRefusal } from './en-agenda.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export const svAgendaRefusals = (f: Formats): Pick<Texts['refusals'], AgendaRefusal> => ({
  'item-gone': () =>
    'Punkten finns inte längre på dagordningen: någon har strukit den eller flyttat den till nästa möte. Inget har ändrats.',
  'sitting-not-begun': () =>
    'Mötet har inte börjat än, så inget kan antecknas. Tryck på ”Starta mötet” på dagordningen.',
  'sitting-moved-on': ({ stage }) => `${stands[stage]} Inget har ändrats.`,
  'step-taken': () =>
    'Någon gick vidare till nästa punkt i samma ögonblick, så mötet tog ett steg och inte två. Kortet visar var ni är nu.',
  'no-more-items': () => 'Alla punkter är genomgångna. Avsluta mötet, eller lägg till något på dagordningen.',
  'minutes-locked': () =>
    'Protokollet är justerat och låst, så inget kan läggas till eller ändras. Ta upp det på nästa möte.',
  'not-an-approver': () => 'Du är inte en av dem som justerar det här protokollet, så inget har ändrats.',
  'approved-before': () => 'Du har redan justerat det här protokollet.',
  'undone-before': () => 'Det är redan ångrat.',
  'not-yours-to-undo': ({ by }) => `${by} antecknade det. Bara ${by} och den som leder mötet kan ångra det.`,
  'undo-too-late': ({ minutes }) =>
    `Det som antecknas kan ångras i ${f.plural(minutes, 'minut', 'minuter')}. Anteckna en rättelse i stället.`,
  'action-gone': () => 'Åtgärden är ångrad, så det finns inget att bocka av.',
  'not-your-action': () => 'Åtgärden är någon annans. Den personen bockar av den, eller en samordnare.',
  'action-done-before': ({ at }) => `Åtgärden är redan klar, ${f.moment(at)}.`,
})

const stands: { readonly [S in SittingStage]: string } = {
  planned: 'Mötet har inte börjat än.',
  'under-way': 'Mötet pågår redan.',
  over: 'Mötet är avslutat. Protokollet väntar på justering.',
  locked: 'Protokollet är justerat och låst.',
}
