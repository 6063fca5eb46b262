/** The derived index of articles: its port, the query tree and the stage that fills it. Adapters are named only in composition. */
export * from './article-index.js'
export { buildDocument, indexArticle, rebuildIndex, resendChanged } from './index-article.js'
export { indexAway, indexUnreachable } from './errors.js'
