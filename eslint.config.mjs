import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const processEnv = { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Settings are read in foundation/config only.' }
const systemTime = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ask the Clock for the time.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock for the time.' },
]

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'demo-data/', '.cache/', 'scripts/*.mjs', 'test/servers/*.mjs', 'apps/press/src/web/public/', '*.mjs', '*.cjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A template of the product's own shape may be async without awaiting, to satisfy a port.
      '@typescript-eslint/require-await': 'off',
      // `String(unknown)` stands at the door of forms and messages, where anything may come.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      'no-control-regex': 'off',
      'no-irregular-whitespace': 'off',
      'no-misleading-character-class': 'off',
      'no-restricted-syntax': ['error', processEnv, ...systemTime],
    },
  },
  { files: ['libs/foundation/src/config.ts'], rules: { 'no-restricted-syntax': ['error', ...systemTime] } },
  { files: ['libs/foundation/src/clock.ts', 'test/press/clock.ts'], rules: { 'no-restricted-syntax': ['error', processEnv] } },
  { files: ['scripts/**/*.ts', 'test/**/*.ts', '**/*.spec.ts', '**/*.spec.tsx', '**/contract/**', 'libs/*/training/**'], rules: {
    'no-restricted-syntax': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
  } },
)
