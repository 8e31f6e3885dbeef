/** @type {import('dependency-cruiser').IConfiguration} */
const feature = '(?!shared/|db/|web/|cli/)([^/]+)/';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '^src/cli/'] },
      to: {},
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Domain rules import only rules and src/shared.',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: '(\\.rules\\.ts$|^src/shared/)' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/' },
    },
    {
      name: 'db-and-web-know-no-feature',
      severity: 'error',
      comment: 'Only role names flow down.',
      from: { path: '^src/(db|web)/' },
      to: { path: `^src/${feature}`, pathNot: '^src/behorighet/behorighet\\.rules\\.ts$' },
    },
    {
      name: 'db-knows-no-web',
      severity: 'error',
      from: { path: '^src/db/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'sql-stays-out-of-http',
      severity: 'error',
      from: { path: '\\.(service|queries|rules)\\.ts$' },
      to: { path: '(^src/web/|node_modules/express)' },
    },
    {
      name: 'view-has-no-database',
      severity: 'error',
      from: { path: '\\.(view|schema)\\.ts$' },
      to: { path: '(^src/db/|\\.(queries|service)\\.ts$)' },
    },
    {
      name: 'features-meet-through-rules-and-services',
      severity: 'error',
      from: { path: `^src/${feature}` },
      to: { path: `^src/${feature}`, pathNot: ['^src/$1/', '\\.(rules|service)\\.ts$'] },
    },
    {
      name: 'only-db-speaks-pg',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/db/' },
      to: { path: 'node_modules/(pg|@types/pg)/' },
    },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
    {
      name: 'at-most-two-levels',
      severity: 'error',
      comment: 'src/<folder>/<file>, never deeper.',
      from: {},
      to: { path: '^src/[^/]+/[^/]+/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.sus-data)' },
  },
};
