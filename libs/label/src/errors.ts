/** Codes of the errors this lib throws. */
export const labelErrors = {
  modelMissing: 'label-model-missing',
  modelUnreadable: 'label-model-unreadable',
  provinceUnknown: 'label-province-unknown',
} as const
