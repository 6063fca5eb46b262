import type { Random } from '../random.js'
import { commenterNames, commentSentences } from './words.js'

/** What one reader wrote under an article. */
export interface Comment {
  name: string
  text: string
  likes: number
  minutesLater: number
}

/** The readers' comments of a page: none on many, up to seven on some. */
export function commentsFor(random: Random): Comment[] {
  const count = random.chance(0.3) ? 0 : random.between(1, 7)
  return Array.from({ length: count }, () => ({
    name: random.pick(commenterNames),
    text: random.pick(commentSentences),
    likes: random.between(0, 60),
    minutesLater: random.between(4, 900),
  }))
}
