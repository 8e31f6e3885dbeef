import { aterkallelsekvittoPath, aterkallelsePdfPath } from '../../src/samtycke/sidor.rules.ts';
import { aliasPath, verkligtNamnPath } from '../../src/alias/sidor.rules.ts';
import {
  arbetsgivarePath,
  nyBestallarePath,
  nyOverenskommelsePath,
  slutdagPath,
} from '../../src/overenskommelse/sidor.rules.ts';
import {
  andratPath,
  rapportCsvPath,
  rapportExcelPath,
  rapportPath,
  rapportPdfPath,
} from '../../src/rapportsida/adress.rules.ts';
import { granskaravslutPath } from '../../src/loggranskning/sidor.rules.ts';
import { rapportfraga } from '../minarapporter/stod.ts';
import type { Route } from '../../src/web/routes.ts';
import type { Ens, Roll, Scen } from './scen.ts';

export const ingens = '00000000-0000-4000-8000-000000000000';

/** What stands in an address: something the person may open, and something that belongs to another. */
interface Par {
  readonly egen: string;
  readonly annans: string;
}
type Parameter = (scen: Scen, vem: Roll) => Par;

/** One of Anna's or Bo's things: the other's is another's. Whoever is neither opens Anna's, and what is in the next förbund is another's. */
const ens =
  (vilken: keyof Omit<Ens, 'personer'>): Parameter =>
  ({ annas, bos }, vem) =>
    vem === 'bo'
      ? { egen: bos[vilken], annans: annas[vilken] }
      : { egen: annas[vilken], annans: bos[vilken] };

/** What an employer's access hangs on, which only a superadministratör opens. */
const bestallt =
  (vilken: 'overenskommelse' | 'bestallare'): Parameter =>
  ({ bestallt: { rut } }) => ({ egen: rut[vilken], annans: ingens });
const forbundet: Parameter = ({ hus }) => ({ egen: hus.varld.forbund, annans: ingens });
const arbetsgivaren: Parameter = ({ hus }) => ({ egen: hus.varld.organisation.kommun, annans: ingens });

/** The kinds of lines in a budget, each with its own addresses. */
const budgetrader = [
  ['/samverkansorganisationer/:organisationId/budget/:ar/finansiering/:radId', 'finansiering'],
  ['/samverkansorganisationer/:organisationId/budget/:ar/kostnader/:radId', 'kostnad'],
  ['/insatser/:insatsId/budget/:ar/kostnader/:radId', 'insatskostnad'],
] as const;
const raderna: Readonly<Record<string, Parameter>> = Object.fromEntries(
  budgetrader.flatMap(([path, vilken]) =>
    [path, `${path}/borttagning`].map((vag) => [
      `${vag} radId`,
      ({ budget }: Scen) => ({ egen: budget.egen[vilken], annans: budget.annans[vilken] }),
    ]),
  ),
);

/** A superadministratör sees to everybody's ways in, sign-ins and alias. */
const anvandarsidor = ['', '/inloggningar', '/sparr'].map((del) => `/anvandare/:anvandareId/atkomst${del}`);
const atkomst: Readonly<Record<string, Parameter>> = Object.fromEntries(
  [...anvandarsidor, aliasPath, verkligtNamnPath, '/registerhandlaggare/:anvandareId/avslut'].map((path) => [
    `${path} anvandareId`,
    ({ hus }: Scen) => ({ egen: hus.varld.anvandare.noll, annans: ingens }),
  ]),
);

/** Every parameter of an address, by its name or by "path name" where a path means something else by it. A new one needs a line here and nothing else. */
const parametrar: Readonly<Record<string, Parameter>> = {
  insatsId: (scen, vem) =>
    vem === 'anna' || vem === 'bo'
      ? ens('insats')(scen, vem)
      : { egen: scen.annas.insats, annans: scen.grannen.insats },
  deltagandeId: ens('deltagande'),
  nyckelId: ens('kvitto'),
  [`${aterkallelsekvittoPath} nyckelId`]: ens('aterkallelse'),
  [`${aterkallelsePdfPath} nyckelId`]: ens('aterkallelse'),
  sokningId: ens('utkast'),
  '/historik/:sokningId sokningId': ens('historik'),
  inloggningId: ({ inloggning }, vem) => ({
    egen: inloggning[vem] ?? ingens,
    annans: (vem === 'anna' ? inloggning['bo'] : inloggning['anna']) ?? ingens,
  }),
  ...atkomst,
  lista: () => ({ egen: 'malgrupp', annans: 'finns_inte' }),
  kod: () => ({ egen: 'unga', annans: 'finns_inte' }),
  '/styrdata/organisation/:organisationId organisationId': ({ hus, grannen }) => ({
    egen: hus.varld.organisation.kommun,
    annans: grannen.forbund,
  }),
  sida: () => ({ egen: 'samtycke', annans: 'finns-inte' }),
  // A superadministratör has part in every organisation.
  organisationId: ({ hus, grannen }, vem) => ({
    egen: hus.varld.forbund,
    annans: vem === 'sia' ? ingens : grannen.forbund,
  }),
  ar: ({ budget }) => ({ egen: String(budget.egen.ar), annans: '1999' }),
  ...raderna,
  '/insatser/:insatsId/volym/:postId/rattelse insatsId': ({ hus, grannen }) => ({
    egen: hus.varld.insats.volym,
    annans: grannen.insats,
  }),
  postId: ({ budget }) => ({ egen: budget.egen.volympost, annans: budget.annans.volympost }),
  bestallningId: ({ bestallt: { rut, sam } }, vem) => ({
    egen: (vem === 'sam' ? sam : rut).bestallning,
    // A superadministratör decides about every order.
    annans: vem === 'sia' ? ingens : (vem === 'sam' ? rut : sam).bestallning,
  }),
  // Whom one confirms: users of the own employer, and for a superadministratör the beställare.
  anvandareId: ({ hus }, vem) => {
    const { anna, ivar, rut } = hus.varld.anvandare;
    if (vem === 'sia') return { egen: rut, annans: anna };
    return vem === 'sam' ? { egen: ivar, annans: anna } : { egen: anna, annans: ivar };
  },
  sparatId: ({ sparade }, vem) => ({
    egen: sparade[vem] ?? ingens,
    annans: sparade[vem === 'ivar' ? 'sam' : 'ivar'] ?? ingens,
  }),
  redovisningId: ({ redovisning }) => ({ egen: redovisning, annans: ingens }),
  nummer: () => ({ egen: '9445', annans: '9999' }),
  blankettnummer: () => ({ egen: '9443', annans: '9445' }),
  '/samverkansorganisationer/:organisationId/blankett organisationId': forbundet,
  bestallareId: bestallt('bestallare'),
  overenskommelseId: bestallt('overenskommelse'),
  stickprovId: ({ fynd }) => ({ egen: fynd.stickprov, annans: ingens }),
  fyndId: ({ fynd }) => ({ egen: fynd.annas, annans: fynd.ruts }),
  [`${granskaravslutPath} anvandareId`]: ({ hus }) => ({ egen: hus.varld.anvandare.rut, annans: ingens }),
  utdragId: ({ utdrag }) => ({ egen: utdrag, annans: ingens }),
  begransningId: ({ begransning }) => ({ egen: begransning, annans: ingens }),
  gallringId: ({ gallring }) => ({ egen: gallring, annans: ingens }),
  utskickId: ({ utskick }) => ({ egen: utskick, annans: ingens }),
  ...Object.fromEntries(
    [arbetsgivarePath, nyOverenskommelsePath, slutdagPath, nyBestallarePath].map((path) => [
      `${path} organisationId`,
      arbetsgivaren,
    ]),
  ),
  utkastId: ({ formularutkast }, vem) => ({
    egen: formularutkast[vem] ?? ingens,
    annans: formularutkast[vem === 'ivar' ? 'sam' : 'ivar'] ?? ingens,
  }),
};

/** What a page has to be asked for besides its path. */
const fragor: Readonly<Record<string, (scen: Scen, ids: Readonly<Record<string, string>>) => string>> = {
  '/insatser/:insatsId/registrering/val': ({ annas, bos }, { insatsId }) =>
    `?registrering=utregistrering&deltagande=${(insatsId === bos.insats ? bos : annas).deltagande}`,
  '/utkast/:utkastId/anvandare': () => '?lista=samverkansadministratorer',
  ...Object.fromEntries(
    [andratPath, rapportPath, rapportCsvPath, rapportExcelPath, rapportPdfPath].map((path) => [
      path,
      () => `?${rapportfraga}`,
    ]),
  ),
};

/**
 * Where the id of another is answered as one that nobody has, but not with 404: a search that is gone leads back to Sök,
 * a line of a budget that is gone leaves what was typed in the form,
 * signing out somewhere one is not signed in is no fault, and an address that only sends on knows nothing.
 */
export const andraSvar: ReadonlySet<string> = new Set([
  ...['get', 'post'].flatMap((metod) => [
    `${metod} /insatser/:insatsId/registrering/:sokningId sokningId`,
    `${metod} /konto/inloggningar/:inloggningId/avslut inloggningId`,
  ]),
  'get /deltaganden/:deltagandeId/aterstallning deltagandeId',
  ...['inloggningar', 'sparr'].map((del) => `get /anvandare/:anvandareId/atkomst/${del} anvandareId`),
  `get ${granskaravslutPath} anvandareId`,
  'get /registerhandlaggare/:anvandareId/avslut anvandareId',
  'get /registerutdrag/:utdragId/hamtning utdragId',
  'get /gallring/:gallringId/igen gallringId',
  ...budgetrader.flatMap(([path]) => [`post ${path} radId`, `post ${path}/borttagning radId`]),
]);

const namnI = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, namn = '']) => namn);

const parFor = (scen: Scen, path: string, namn: string, vem: Roll): Par => {
  const parameter = parametrar[`${path} ${namn}`] ?? parametrar[namn];
  if (parameter === undefined)
    throw new Error(
      `${path}: add ":${namn}" to parametrar in tests/arkitektur/adresser.ts, with an id that its users may open and one that belongs to somebody else`,
    );
  return parameter(scen, vem);
};

const fyll = (scen: Scen, path: string, ids: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, namn: string) => ids[namn] ?? '') + (fragor[path]?.(scen, ids) ?? '');
const egnaIds = (scen: Scen, path: string, vem: Roll) =>
  Object.fromEntries(namnI(path).map((namn) => [namn, parFor(scen, path, namn, vem).egen]));

/** The address of a route with what the person may open in it. */
export const egen = (scen: Scen, { path }: Route, vem: Roll): string =>
  fyll(scen, path, egnaIds(scen, path, vem));

export interface Frammande {
  readonly namn: string;
  /** The address with one id of another's. */
  readonly annans: string;
  /** The same address with an id that nobody has. */
  readonly ingens: string;
}

/** The address of a route, once for each id in it that could be another's, the others being one's own. */
export const frammande = (scen: Scen, { path }: Route, vem: Roll): Frammande[] =>
  namnI(path).map((namn) => {
    const ids = egnaIds(scen, path, vem);
    const { annans } = parFor(scen, path, namn, vem);
    const med = (id: string) => fyll(scen, path, { ...ids, [namn]: id });
    return { namn, annans: med(annans), ingens: med(ingens) };
  });
