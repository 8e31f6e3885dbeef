/**
 * Which help page belongs to which page, the first that fits. Every page that is opened with GET is here (tests/hjalp): a new
 * page gets a line, and if its task is new a help page of its own.
 */
const rutter: readonly (readonly [RegExp, string])[] = [
  [/^\/(hjalp|tillganglighet|personuppgifter|demo|\.well-known)(\/|$)/, ''],
  [/^\/$/, 'start'],
  [/^\/(logga-in|aktivera|logga-ut|konto)(\/|$)/, 'logga-in'],
  [/^\/saknar-behorighet$/, 'behorighet'],
  [/^\/(registrera-anonyma-deltagare|insatser\/[^/]+\/anonyma)(\/|$)/, 'anonyma'],
  [/^\/deltaganden\/[^/]+\/(felregistrering|aterstallning)$/, 'felregistrera'],
  [
    /^\/(deltaganden\/[^/]+\/aterkallelse$|aterkallelser\/|insatser\/[^/]+\/(registrerade-som-anonyma|samtycken|intervju)$)/,
    'samtycke',
  ],
  [/^\/(insatser|deltaganden)\/[^/]+\/blanketter\//, 'samtycke'],
  [/^\/deltaganden\/[^/]+\/(inregistrering|rattelser)$/, 'ratta'],
  [/^\/deltaganden\/[^/]+\/utregistrering$/, 'registrera-ut'],
  [/^\/(registrera-deltagare|kvitton|insatser\/[^/]+\/registrering)(\/|$)/, 'registrera-in'],
  [/^\/(visa-deltagare|deltaganden\/[^/]+|insatser\/[^/]+\/deltagare(\.csv)?)$/, 'visa-deltagare'],
  [
    /^\/(genomgang|tackning|insatser\/[^/]+\/(genomgang(\.csv)?|tackning)|samverkansorganisationer\/[^/]+\/tackning)(\/|$)/,
    'genomgang',
  ],
  [/^\/historik(\/|$)/, 'historik'],
  [/^\/(registerutdrag|registerhandlaggare|begransningar|rattelser)(\/|$)/, 'registerutdrag'],
  [/^\/(visa-anvandare|sok-insats|samverkansorganisationer|insatser\/[^/]+)$/, 'soka'],
  [/^\/samverkansorganisationer\/[^/]+(\/historik)?$/, 'soka'],
  [/\/uppdrag$/, 'uppdrag'],
  [/^\/utkast\/[^/]+\/anvandare$/, 'uppdrag'],
  [/\/(antal|volym)(\/|$)/, 'volym'],
  [/^\/registrera-antal/, 'volym'],
  [/\/(budget|budgetar|insatsbudget|finansiering|kostnader)(\/|$)/, 'budget'],
  [/^\/registrera-samverkansorganisation/, 'registrera-samverkansorganisation'],
  [
    /^\/(hantera-samverkansorganisation|samverkansorganisationer\/[^/]+\/hantera|utkast\/[^/]+\/(kommuner|organisationer))(\/|$)/,
    'hantera-samverkansorganisation',
  ],
  [/^\/(registrera-ny-insats|hantera-insats|insatser\/[^/]+\/(hantera|historik|kopia))(\/|$)/, 'insats'],
  [/^\/(anvandare\/[^/]+\/atkomst|visa-anvandare\/inloggningar)(\/|$)/, 'behorighet'],
  [/^\/rapporter(\/|$)/, 'rapporter'],
  [/^\/styrdata(\/|$)/, 'styrdata'],
  [/^\/gallring(\/|$)/, 'gallring'],
  [/^\/(bestallningar|bekrafta-anvandare|blanketter)(\/|$)/, 'bestallning'],
  [/^\/samverkansorganisationer\/[^/]+\/blankett$/, 'registrera-samverkansorganisation'],
  [/^\/(overenskommelser|bestallare)(\/|$)/, 'overenskommelse'],
  [/^\/anvandare\/[^/]+\/(alias|verkligt-namn)$/, 'overenskommelse'],
  [/^\/utskick(\/|$)/, 'utskick'],
  [/^\/(loggranskning|loggranskare)(\/|$)/, 'loggranskning'],
];

/** The name of the help page of an address; '' for pages that are help themselves, null when no line fits. */
export const hjalpsidaFor = (path: string): string | null =>
  rutter.find(([form]) => form.test(path))?.[1] ?? null;

/** Where "Hjälp" on a page leads; null on the help pages themselves. */
export const hjalpFor = (path: string): string | null => {
  const sida = hjalpsidaFor(path);
  if (sida === '') return null;
  return sida === null ? '/hjalp' : `/hjalp/${sida}`;
};
