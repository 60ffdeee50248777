import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { describedSuppressions } from './build/lint/described-suppressions.mjs'
import { floors } from './build/lint/floors.mjs'
import { soleImporters } from './build/lint/rooms.mjs'
import svelteConfig from './svelte.config.js'

const typedParser = {
  projectService: true,
  tsconfigRootDir: import.meta.dirname,
  // The same for all files: the type checker starts anew whenever this changes.
  extraFileExtensions: ['.svelte']
}

/** Refused everywhere. */
const refusedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text from elsewhere must never become markup.'
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/][callee.object.name="document"]',
    message: 'Text from elsewhere must never become markup.'
  },
  {
    selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]',
    message: 'Text from elsewhere must never become markup.'
  },
  {
    selector: 'MemberExpression[object.name=/^(test|it|describe|suite)$/][property.name="only"]',
    message: 'This would silence all other tests.'
  }
]

/** Refused in what is shipped. */
const refusedInProduct = [
  ...refusedSyntax,
  {
    selector: 'MemberExpression[property.name=/^executeJavaScript/]',
    message: 'Speak to the page through the contract.'
  },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name.'
  },
  {
    selector:
      'TSAsExpression:not([typeAnnotation.typeName.name="const"]):not([expression.callee.property.name=/parse/i])',
    message: '`as` only after a parse, or `as const`.'
  }
]

const refusedInMain = [
  ...refusedInProduct,
  {
    selector: 'MemberExpression[property.name="ipc"]',
    message: `Only ${soleImporters.ipcMain} speaks to a page.`
  }
]

const refusedInTemplates = [
  ...refusedInProduct,
  {
    selector: 'SvelteElement[kind="html"] > SvelteStartTag > SvelteAttribute[key.name="style"]',
    message: 'The content policy refuses style attributes: use a class or `style:property`.'
  }
]

export default defineConfig(
  { ignores: ['out/**', 'test-results/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  svelte.configs['flat/recommended'],
  {
    plugins: {
      house: { rules: { floors, 'described-suppressions': describedSuppressions } }
    },
    languageOptions: { parserOptions: typedParser },
    rules: {
      'house/floors': 'error',
      'house/described-suppressions': 'error',
      'no-restricted-syntax': ['error', ...refusedSyntax],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      eqeqeq: 'error',
      // TypeScript knows which names exist.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }
      ],
      // There are no enums here.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' }
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true }
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' }
      ]
    }
  },
  {
    files: ['src/**'],
    rules: { 'no-restricted-syntax': ['error', ...refusedInProduct] }
  },
  {
    files: ['src/main/**'],
    ignores: [soleImporters.ipcMain],
    rules: { 'no-restricted-syntax': ['error', ...refusedInMain] }
  },
  {
    files: ['src/**/*.svelte', 'src/**/*.svelte.ts'],
    languageOptions: { parserOptions: { ...typedParser, parser: tseslint.parser, svelteConfig } },
    rules: {
      'no-restricted-syntax': ['error', ...refusedInTemplates],
      // Props are declared with `let`, because they change.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // There are no stores here, and looking for them takes seconds.
      'svelte/require-store-reactive-access': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error'
    }
  },
  {
    files: ['src/**/*.test.ts', 'build/**/*.test.ts', 'tests/**'],
    rules: {
      // Test doubles keep the shape of what they stand for.
      '@typescript-eslint/require-await': 'off',
      // Matchers such as `expect.any(String)` are declared as `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-empty-function': 'off'
    }
  },
  {
    files: ['src/main/logging/**', 'src/cli/**', 'build/**', 'tests/**'],
    rules: { 'no-console': 'off' }
  }
)
