/** The derived index of articles: its port and the query tree. Adapters are named only in composition. */
export * from './article-index.js'
