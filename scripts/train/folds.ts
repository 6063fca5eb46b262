import { hashWord } from '../../libs/label/src/text-model/words.js'

/** Fold of an item: fixed by its id, so that the same split serves every comparison. */
export function foldOf(id: string, folds: number, salt: string): number {
  return hashWord(`${salt} ${id}`) % folds
}

/** Trains on all folds but one and applies to that one, for each; gives the answer for every item it has. */
export function outOfFold<Model, Answer>(
  foldNumbers: readonly number[],
  folds: number,
  train: (use: readonly number[]) => Model,
  apply: (model: Model, item: number) => Answer,
): Answer[] {
  const answers: Answer[] = []
  for (let f = 0; f < folds; f++) {
    const use = foldNumbers.flatMap((n, i) => (n === f || n < 0 ? [] : [i]))
    const model = train(use)
    foldNumbers.forEach((n, i) => {
      if (n === f) answers[i] = apply(model, i)
    })
  }
  return answers
}
