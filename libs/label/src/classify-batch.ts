import type { ArticleToLabel, Classification, Classifier } from './classifier.js'

/** A line of the batch command: the shape the gold sets use. */
export interface BatchInput extends ArticleToLabel {
  readonly id: string
}

/** The answer to one line; the deciding sentences are left out. */
export type BatchOutput = { readonly id: string } & Omit<Classification, 'evidence'>

/** Labels one article for the batch command. Missing fields count as empty. */
export function classifyBatch(input: BatchInput, classifier: Classifier): BatchOutput {
  const { id, province, title, abstract, body } = input
  const labels = classifier.classify({ province, title: title ?? '', abstract: abstract ?? '', body: body ?? '' })
  const { relevance, topics, event, tone, respond, confidence } = labels
  return { id, relevance, topics, event, tone, respond, confidence }
}
