import tseslint from 'typescript-eslint';

const processEnv = { object: 'process', property: 'env', message: 'Read settings from src/config.ts.' };
const resRender = { object: 'res', property: 'render', message: 'Render through a page().' };

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist.*',
      'node_modules',
      '.sus-data',
      'public',
      '*.cjs',
      '*.js',
      'scripts/**/*.mjs',
      'bench/**/*.mjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 8],
      'max-depth': ['error', 2],
      'max-params': ['error', 4],
      'no-restricted-properties': ['error', processEnv, resRender],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a const tuple and a union.' },
        {
          selector: 'ClassDeclaration[superClass=null]',
          message: 'Functions and types; classes only for errors.',
        },
      ],
    },
  },
  { files: ['src/config.ts'], rules: { 'no-restricted-properties': ['error', resRender] } },
  { files: ['src/web/page.ts'], rules: { 'no-restricted-properties': ['error', processEnv] } },
  // A route list and a describe() are lists of things, not steps: their length says nothing.
  { files: ['src/**/*.routes.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['tests/**', 'bench/**', 'vitest.config.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // vitest itself demands a default export from these.
  { files: ['vitest.config.ts', 'tests/support/global.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
