// After the tests on real engines.
export default async function down() {
  for (const stop of globalThis.stopEngines ?? []) await stop()
}
