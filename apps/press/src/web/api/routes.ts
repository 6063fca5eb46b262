import { RequestMethod } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import type { Permission } from '#press'
import { type ApiRouteSpec, apiRouteKey } from './api-route-spec.js'
import { apiControllers } from './index.js'

export interface ApiRouteEntry {
  readonly method: 'get' | 'post'
  /** `/api/v1/articles/:id` */
  readonly path: string
  readonly spec: ApiRouteSpec
  readonly permit: Permission | 'signed-in'
}

/** Every route of the programming interface, as Nest knows it. */
export function apiRoutes(): ApiRouteEntry[] {
  return apiControllers.flatMap((controller) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '')
    const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(({ value }) =>
      typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value as object)
        ? [value as () => unknown]
        : [],
    )
    return handlers.map((handler) => ({
      method:
        Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST ? ('post' as const) : ('get' as const),
      path: `${base}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`.replaceAll(/\/+/g, '/'),
      spec: Reflect.getMetadata(apiRouteKey, handler) as ApiRouteSpec,
      permit: (Reflect.getMetadata('permit', handler) as [Permission | 'signed-in'])[0],
    }))
  })
}
