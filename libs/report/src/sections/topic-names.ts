import { labelKinds } from '#label'

const names = new Map<string, string>(
  labelKinds.find((k) => k.name === 'topic')?.values.map((v): [string, string] => [v.code, v.name]) ?? [],
)

/** The name of a topic on screen and on paper. */
export const topicName = (code: string): string => names.get(code) ?? code
