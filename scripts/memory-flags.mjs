/** Heap limits of the main thread, megabytes: the whole product stays under 500 MB with a window of 30 days. */
export const memoryFlags = ['--max-old-space-size=320', '--max-semi-space-size=8', '--no-warnings']
