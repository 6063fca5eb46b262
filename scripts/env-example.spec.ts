import { readFileSync } from 'node:fs'
import { envExample } from './env-example.js'

it('.env.example lists every setting with its default', () => {
  expect(readFileSync('.env.example', 'utf8')).toBe(envExample())
})
