/** The `java` program of a JDK of at least the version; throws, saying what to install, where there is none. */
export function findJava(least: number, what: string): string
