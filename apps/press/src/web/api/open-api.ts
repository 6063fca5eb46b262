import { type INestApplication, Injectable } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { currentLanguage, type Language } from '../shell/language.js'
import { apiTags } from './api-route-spec.js'
import { isApiPath } from './problems.js'
import { words } from './words.js'

type PathItem = OpenAPIObject['paths'][string]
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The OpenAPI document of the routes that exist, in the language of the request; made when it is first asked for. */
@Injectable()
export class ApiDocument {
  private app: INestApplication | null = null
  private readonly made = new Map<Language, OpenAPIObject>()

  attach(app: INestApplication): void {
    this.app = app
  }

  read(): OpenAPIObject {
    if (!this.app) throw new Error('document asked for before the site was put together')
    const known = this.made.get(currentLanguage())
    if (known) return known
    const document = inWords(SwaggerModule.createDocument(this.app, base()))
    this.made.set(currentLanguage(), document)
    return document
  }
}

function base(): Omit<OpenAPIObject, 'paths'> {
  const { docs, tags } = words()
  const builder = new DocumentBuilder()
    .setTitle(`Điểm báo: ${docs.title}`)
    .setDescription([docs.about, docs.excerpt, ...docs.beginSteps].join('\n\n'))
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
  for (const tag of apiTags) builder.addTag(tag, tags[tag])
  return builder.build()
}

/** Only what programs may call, each with its sentence. Pages are scanned with them, since all are one site. */
function inWords(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(document.paths)
    .filter(([path]) => isApiPath(path))
    .map(([path, item]) => [path, itemInWords(item)] as const)
    .filter(([, item]) => Object.keys(item).length > 0)
  return { ...document, paths: Object.fromEntries(paths) }
}

function itemInWords(item: PathItem): PathItem {
  const operations = methods.flatMap((method) => {
    const operation = item[method]
    const told = words().operations[operation?.operationId ?? '']
    // What has no sentence is not for programs: the address of this very document.
    if (!operation || !told) return []
    const [summary, description] = told
    return [[method, { ...operation, summary, description }] as const]
  })
  return Object.fromEntries(operations)
}
