import { RequestMethod } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { pages } from '../../../apps/press/src/web/pages.js'

/** Every route of the site that answers `GET`, as the router knows it. */
export function routesOfSite(): string[] {
  return pages.flatMap((page) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, page) ?? '')
    return Object.values(Object.getOwnPropertyDescriptors(page.prototype))
      .map((d) => d.value as unknown)
      .filter((m): m is () => unknown => typeof m === 'function' && Reflect.hasMetadata(METHOD_METADATA, m))
      .filter((m) => Reflect.getMetadata(METHOD_METADATA, m) === RequestMethod.GET)
      .map((m) => `/${base}/${String(Reflect.getMetadata(PATH_METADATA, m))}`.replaceAll(/\/+/g, '/'))
      .map((path) => path.replace(/(.)\/$/, '$1'))
  })
}
