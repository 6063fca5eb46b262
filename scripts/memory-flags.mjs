/**
 * Heap limits of the main thread, megabytes: the whole product stays under 500 MB with a window of 30 days. The young
 * generation starts at its full size and not at 1 MB: a page's text and tree die young, but were moved to the old
 * generation again and again where there was no room (2,000 pages: 74 MB instead of 370, and 19 full collections of the
 * page thread instead of 43). Collected by the thread itself: on two cores that are busy, helpers are waited for.
 */
export const memoryFlags = [
  '--max-old-space-size=320',
  '--max-semi-space-size=8',
  '--min-semi-space-size=8',
  '--no-parallel-scavenge',
  '--no-warnings',
]

/**
 * Few arenas of the C library's allocator: with one for each thread, memory that a page needed for a moment stays with
 * its thread (25 MB less resident at 3,000 articles, no measurable cost). Only glibc reads it.
 */
export const memoryEnv = { MALLOC_ARENA_MAX: '2' }
