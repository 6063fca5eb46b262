/** Clock, ids, errors, config, log, metrics. Knows nothing of the press. */
export { type Clock, ManualClock, SystemClock } from './clock.js'
export {
  flag,
  list,
  oneOf,
  optionalText,
  printSettings,
  processEnvironment,
  readSettings,
  type Setting,
  type SettingsOf,
  type SettingsShape,
  text,
  timeOfDay,
  whole,
} from './config.js'
export { describeError, PressError, type PressErrorOptions } from './errors.js'
export { findUpwards } from './find-upwards.js'
export { contentId, timeOrderedId } from './ids.js'
export { jsonLog, type Log, silentLog } from './log.js'
export { Metrics } from './metrics.js'
export { QuickTokenizer } from './quick-tokenizer.js'
export { textLines } from './text-lines.js'
