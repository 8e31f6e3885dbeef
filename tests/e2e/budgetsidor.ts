import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';

/** A state of a page, and a form refused, as in sidor.ts and felsidor.ts. */
interface Sida {
  readonly vem: Tittare;
  readonly path: (scen: Scen) => string;
  readonly slutar?: RegExp;
}
interface Fel {
  readonly sida: (scen: Scen) => string;
  readonly falt: (scen: Scen) => Falt;
  readonly status: number;
}

type Del = (scen: Scen) => string | number;

const forbund =
  (...delar: readonly Del[]) =>
  (s: Scen) =>
    ['/samverkansorganisationer', s.hus.test.varld.forbund, 'budget', ...delar.map((del) => del(s))].join(
      '/',
    );
const insats =
  (...delar: readonly Del[]) =>
  (s: Scen) =>
    ['/insatser', s.insats, 'budget', ...delar.map((del) => del(s))].join('/');
const ar: Del = (s) => s.budget.ar;
const nasta: Del = (s) => s.budget.ar + 1;
const ord =
  (text: string): Del =>
  () =>
    text;
const [kostnader, finansiering, bort] = [ord('kostnader'), ord('finansiering'), ord('borttagning')];
const hamtning = ord('hamtning');
const [pengar, kostnad, insatskostnad]: Del[] = [
  (s) => s.budget.finansiering,
  (s) => s.budget.kostnad,
  (s) => s.budget.insatskostnad,
];

const av = (vem: Tittare, ...paths: readonly Sida['path'][]): readonly Sida[] =>
  paths.map((path) => ({ vem, path }));
const org = '/samverkansorganisationer/:organisationId/budget';
const ins = '/insatser/:insatsId/budget';

const volym = (s: Scen) => `/insatser/${s.hus.test.varld.insats.volym}/volym`;
const tillbaka = (s: Scen) => `${volym(s)}/${s.budget.volympost}/rattelse`;

/** Every page of the budgets and of the numbers. */
export const budgetsidor: Readonly<Record<string, readonly Sida[]>> = {
  '/budget': [...av('sam', () => '/budget'), ...av('ivar', () => '/budget')],
  '/registrera-antal-deltagare': [
    { vem: 'ivar', path: () => '/registrera-antal-deltagare', slutar: /\/volym$/ },
  ],
  '/insatser/:insatsId/volym': [...av('ivar', volym), ...av('rut', volym)],
  '/insatser/:insatsId/volym/:postId/rattelse': av('ivar', tillbaka),
  [org]: [...av('sam', forbund()), ...av('rut', forbund())],
  [`${org}/:ar`]: [...av('sam', forbund(ar), forbund(nasta)), ...av('rut', forbund(ar), forbund(nasta))],
  [`${org}/:ar/finansiering`]: av('sam', forbund(ar, finansiering)),
  [`${org}/:ar/finansiering/:radId`]: av('sam', forbund(ar, finansiering, pengar!)),
  [`${org}/:ar/finansiering/:radId/borttagning`]: av('sam', forbund(ar, finansiering, pengar!, bort)),
  [`${org}/:ar/kostnader`]: av('sam', forbund(ar, kostnader)),
  [`${org}/:ar/kostnader/:radId`]: av('sam', forbund(ar, kostnader, kostnad!)),
  [`${org}/:ar/kostnader/:radId/borttagning`]: av('sam', forbund(ar, kostnader, kostnad!, bort)),
  [`${org}/:ar/hamtning`]: av('sam', forbund(ar, hamtning), forbund(nasta, hamtning)),
  [ins]: [...av('ivar', insats()), ...av('rut', insats())],
  [`${ins}/:ar`]: [...av('ivar', insats(ar), insats(nasta)), ...av('anna', insats(ar))],
  [`${ins}/:ar/kostnader`]: av('ivar', insats(ar, kostnader)),
  [`${ins}/:ar/kostnader/:radId`]: av('ivar', insats(ar, kostnader, insatskostnad!)),
  [`${ins}/:ar/kostnader/:radId/borttagning`]: av('ivar', insats(ar, kostnader, insatskostnad!, bort)),
  [`${ins}/:ar/hamtning`]: av('ivar', insats(ar, hamtning), insats(nasta, hamtning)),
  [`${ins}/:ar/planerat`]: av('ivar', insats(ar, ord('planerat'))),
};

const fel = (sida: Fel['sida'], falt: Falt, status = 422): Fel => ({ sida, falt: () => falt, status });
const for_ = (vem: Tittare, ...felen: readonly Fel[]) => ({ vem, fel: felen });
const gammal = { version: '0', budget: '1 234', val: 'personal' };
const iForbund = (...delar: readonly Del[]) => forbund(ar, ...delar);
const iInsats = (...delar: readonly Del[]) => insats(ar, ...delar);
const pengarFran = (s: Scen): Falt => ({ ...gammal, val: s.hus.test.varld.organisation.kommun });

/** Every form of the budgets, refused. */
export const budgetfel: Readonly<Record<string, { vem: Tittare; fel: readonly Fel[] }>> = {
  '/insatser/:insatsId/volym': for_('ivar', fel(volym, { antal: 'x', kvinnor: '5' })),
  [org]: for_('sam', fel(forbund(), { ar: '1999' })),
  [`${org}/:ar/finansiering`]: for_('sam', fel(iForbund(finansiering), { budget: '1250,50' })),
  [`${org}/:ar/finansiering/:radId`]: for_('sam', fel(iForbund(finansiering, pengar!), { budget: '' }), {
    sida: iForbund(finansiering, pengar!),
    falt: pengarFran,
    status: 409,
  }),
  [`${org}/:ar/finansiering/:radId/borttagning`]: for_(
    'sam',
    fel(iForbund(finansiering, pengar!, bort), { version: '0' }, 409),
  ),
  [`${org}/:ar/kostnader`]: for_('sam', fel(iForbund(kostnader), { budget: '-1', utfall: '12 50 000' })),
  [`${org}/:ar/kostnader/:radId`]: for_(
    'sam',
    fel(iForbund(kostnader, kostnad!), { val: '' }),
    fel(iForbund(kostnader, kostnad!), gammal, 409),
  ),
  [`${org}/:ar/kostnader/:radId/borttagning`]: for_(
    'sam',
    fel(iForbund(kostnader, kostnad!, bort), { version: '0' }, 409),
  ),
  [`${org}/:ar/hamtning`]: for_('sam', fel(forbund(nasta, hamtning), { fran: '2020' })),
  [ins]: for_('ivar', fel(insats(), { ar: 'i år' })),
  [`${ins}/:ar/kostnader`]: for_('ivar', fel(iInsats(kostnader), {})),
  [`${ins}/:ar/kostnader/:radId`]: for_(
    'ivar',
    fel(iInsats(kostnader, insatskostnad!), { utfall: 'x' }),
    fel(iInsats(kostnader, insatskostnad!), { ...gammal, val: 'insatskostnad' }, 409),
  ),
  [`${ins}/:ar/kostnader/:radId/borttagning`]: for_(
    'ivar',
    fel(iInsats(kostnader, insatskostnad!, bort), { version: '0' }, 409),
  ),
  [`${ins}/:ar/hamtning`]: for_('ivar', fel(insats(nasta, hamtning), { fran: '2020' })),
  [`${ins}/:ar/planerat`]: for_(
    'ivar',
    fel(iInsats(ord('planerat')), { planerat_antal: 'x' }),
    fel(iInsats(ord('planerat')), { planerat_antal: '7', version: '0' }, 409),
  ),
};
