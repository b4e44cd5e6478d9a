import { z } from 'zod'

/** Text counted as Slack counts it, in characters and not in UTF-16 units. */
export function words(most: number): z.ZodType<string> {
  return z
    .string()
    .min(1)
    .superRefine((text, context) => {
      if ([...text].length > most)
        context.addIssue({ code: 'custom', message: `must be less than ${most + 1} characters` })
    })
}

export function plain(most: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: words(most), emoji: z.boolean().optional() })
}

function mrkdwn(most: number) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: words(most), verbatim: z.boolean().optional() })
}

export function text(most: number) {
  return z.discriminatedUnion('type', [plain(most), mrkdwn(most)])
}

export const id = z.string().min(1).max(255).optional()

export const confirm = z.strictObject({
  title: plain(100).optional(),
  text: text(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})

const chosenValue = z.string().min(1).max(75)

export const menuOption = z.strictObject({ text: plain(75), value: chosenValue, description: plain(75).optional() })
/** Checkboxes and radio buttons may use mrkdwn. */
export const richOption = z.strictObject({ text: text(75), value: chosenValue, description: text(75).optional() })
export const overflowOption = menuOption.extend({ url: z.string().max(3000).optional() })

export const optionGroup = z.strictObject({
  label: plain(75),
  options: z.array(menuOption).min(1).max(100),
})

const pictureSource = {
  image_url: z.url().max(3000).optional(),
  slack_file: z.strictObject({ id: z.string().optional(), url: z.url().optional() }).optional(),
}

export const picture = z
  .strictObject({ type: z.literal('image'), alt_text: z.string().min(1).max(2000), ...pictureSource })
  .superRefine(onePicture)

export const pictureBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: id,
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
    ...pictureSource,
  })
  .superRefine(onePicture)

function onePicture(image: { image_url?: unknown; slack_file?: unknown }, context: z.RefinementCtx): void {
  const given = [image.image_url, image.slack_file].filter((source) => source !== undefined).length
  if (given !== 1) context.addIssue({ code: 'custom', message: 'exactly one of image_url and slack_file is required' })
}
