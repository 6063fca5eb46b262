import { existsSync, readFileSync } from 'node:fs'
import { findUpwards, PressError } from '#foundation'
import { labelErrors } from './errors.js'
import { type LabelModel, labelModelFromBytes } from './text-model/label-model.js'

/** Where the weights lie, seen from the root of the product: the same from the sources and from the built files. */
const modelPath = 'libs/label/model/labels.bin'

/** Reads the built-in model, or the file given. Throws `label-model-missing` or `label-model-unreadable`. */
export function loadModel(path: string | null = findUpwards(import.meta.url, modelPath)): LabelModel {
  if (path === null || !existsSync(path)) {
    throw new PressError(labelErrors.modelMissing, {
      userMessage: 'Thiếu tệp mô hình gán nhãn. Hãy cài lại phần mềm.',
      details: { path: path ?? modelPath },
    })
  }
  return labelModelFromBytes(readFileSync(path))
}
