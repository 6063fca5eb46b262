/** Questions only: search, figures, stories, overview. Nothing here writes. */
export { aboutOnly, countFigure, type Figure, type FigureUnit } from './figures/figure.js'
export { figureUrl, readSearchUrl, type SearchAddress, searchUrl } from './search/search-url.js'
