/** What an article is about for one province: label kinds, the model that gives them, and who wins when they differ. */
export { labelKinds, type ValueOf } from './kinds/index.js'
export { type LabelKind, type LabelKindName, type LabelValue, valueOf } from './kinds/label-kind.js'
export {
  type ArticleToLabel,
  type Classification,
  type Classifier,
  createClassifier,
  type Evidence,
  type PlaceSource,
} from './classifier.js'
export { type BatchInput, type BatchOutput, classifyBatch } from './classify-batch.js'
export {
  decideLabels,
  type DecidedLabel,
  type LabelCorrection,
  type LabelRuling,
  type LabelSources,
  type MachineLabel,
} from './decide-labels.js'
export { loadModel } from './load-model.js'
export type { LabelModel } from './text-model/label-model.js'
export type { PlaceHit } from './text-model/mentions.js'
export { announce, correctArticle, type CorrectionRequest, revokeCorrection } from './correct-article.js'
export {
  decideStory,
  moveArticles,
  revokeStoryDecision,
  type StoryDecisionRequest,
  type StoryMoveRequest,
} from './decide-story.js'
export {
  labelStage,
  type LabelStageParts,
  type LabelText,
  type MachineLabels,
  type StoredPlace,
  type TextToLabel,
} from './label-stage.js'
