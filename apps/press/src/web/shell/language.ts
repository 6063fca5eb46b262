import { AsyncLocalStorage } from 'node:async_hooks'

/** Languages of the screens; what the press wrote and what the office issues stay Vietnamese. */
export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

const spoken = new AsyncLocalStorage<Language>()

/** The language of the request being answered; Vietnamese outside of one. */
export const currentLanguage = (): Language => spoken.getStore() ?? 'vi'

/** Does the work, and all that it starts, in one language. */
export const speaking = <T>(language: Language, work: () => T): T => spoken.run(language, work)

/**
 * The words of a page in both languages, of one type: a page calls the answer while it renders and gets those of the
 * request. A word without its English does not compile.
 */
export const inLanguages =
  <Words>(vi: Words, en: NoInfer<Words>): (() => Words) =>
  () =>
    currentLanguage() === 'en' ? en : vi

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)

/** Names by code, read in the language of the request at the moment of reading; the keys keep their order. */
export function namesInLanguages<K extends string>(vi: Readonly<Record<K, string>>, en: Readonly<Record<K, string>>) {
  const names = {} as Record<K, string>
  for (const key of Object.keys(vi) as K[])
    Object.defineProperty(names, key, {
      enumerable: true,
      get: () => (currentLanguage() === 'en' ? en : vi)[key],
    })
  return names as Readonly<Record<K, string>>
}

/** `lang` of an element that holds Vietnamese whatever the screen speaks: press texts, reports, names of outlets. */
export const vietnamese = (): 'vi' | undefined => (currentLanguage() === 'vi' ? undefined : 'vi')
