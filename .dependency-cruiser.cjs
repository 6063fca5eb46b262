/** The ladder: a folder imports only from rungs below it, and other libs only through their index. */
const rungs = [
  ['foundation'],
  ['press', 'language'],
  ['record', 'bus', 'gazetteer'],
  ['collect', 'extract', 'group', 'label', 'article-index', 'accounts'],
  ['read'],
  ['report', 'respond'],
]
const lib = (names) => `^libs/(?:${names.join('|')})/`
/** One step sideways: the outbox of the bus is a table of the record. */
const sideways = { bus: ['record'] }

const ladder = rungs.flatMap((names, rung) =>
  names.map((name) => {
    const allowed = [...rungs.slice(0, rung).flat(), name, ...(sideways[name] ?? [])]
    const forbidden = rungs.flat().filter((n) => !allowed.includes(n))
    return {
      name: `ladder-${name}`,
      severity: 'error',
      comment: `${name} stands on rung ${rung}: it imports from rungs below only`,
      from: { path: `^libs/${name}/`, pathNot: '\\.spec\\.tsx?$|/contract/|/training/' },
      to: { path: forbidden.length > 0 ? [lib(forbidden), '^apps/'] : '^apps/' },
    }
  }),
)

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: 'node_modules', dependencyTypesNot: ['type-only'] } } },
    ...ladder,
    {
      name: 'only-through-the-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: '\\.spec\\.tsx?$|/contract/|/training/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-through-the-index',
      severity: 'error',
      comment: 'adapters are named in composition only',
      from: { path: '^apps/', pathNot: ['\\.spec\\.tsx?$', '^apps/press/src/compose(?:-record|-index)?\\.ts$'] },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    { name: 'nest-at-the-edge', severity: 'error', from: { path: '^libs/' }, to: { path: 'node_modules/@nestjs/' } },
    {
      name: 'database-in-its-adapter',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: ['/adapters/', '\\.spec\\.tsx?$', '^apps/press/src/process-lock\\.ts$'] },
      to: { path: '^node:sqlite$|node_modules/(?:pg|@elastic|kafkajs)/' },
    },
    { name: 'simulator-shares-nothing', severity: 'error', from: { path: '^test/press/' }, to: { path: '^(?:libs|apps)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
