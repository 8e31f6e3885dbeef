import type { Tittare } from './scen.ts';
import type { Sida } from './sidtyp.ts';

const sida = (vem: Tittare, path: Sida['path'] | string): Sida => ({
  vem,
  path: typeof path === 'string' ? () => path : path,
});

const arbetsgivaren = (del: string) => sida('sia', (s) => `/overenskommelser/${s.arbetsgivare}${del}`);
/** The pages of access: överenskommelser, orders, confirmation and alias, and what is on its way to users. */
export const behorighetssidor: Readonly<Record<string, readonly Sida[]>> = {
  '/overenskommelser': [sida('sia', '/overenskommelser'), sida('sia', '/overenskommelser?namn=finns-inte')],
  '/overenskommelser/:organisationId': [arbetsgivaren(''), arbetsgivaren('?sparat=ja')],
  '/overenskommelser/:organisationId/ny': [arbetsgivaren('/ny')],
  '/overenskommelser/:organisationId/slutdag/:overenskommelseId': [
    sida('sia', (s) => `/overenskommelser/${s.arbetsgivare}/slutdag/${s.overenskommelse}`),
  ],
  '/overenskommelser/:organisationId/bestallare': [arbetsgivaren('/bestallare')],
  '/bestallare/:bestallareId/fornyelse': [sida('sia', (s) => `/bestallare/${s.bestallare}/fornyelse`)],
  '/bestallare/:bestallareId/avslut': [sida('sia', (s) => `/bestallare/${s.bestallare}/avslut`)],
  '/loggranskning': [sida('rut', '/loggranskning'), sida('rut', '/loggranskning?lage=klar')],
  '/loggranskning/fynd/:fyndId': [sida('rut', (s) => `/loggranskning/fynd/${s.fynd.annas}`)],
  '/loggranskning/stickprov': [sida('rut', '/loggranskning/stickprov')],
  '/loggranskning/stickprov/:stickprovId': [
    sida('rut', (s) => `/loggranskning/stickprov/${s.fynd.stickprov}`),
  ],
  '/loggranskning/lasningar': [sida('rut', '/loggranskning/lasningar')],
  '/loggranskare': [sida('sia', '/loggranskare')],
  '/loggranskare/:anvandareId/avslut': [
    {
      ...sida('sia', (s) => `/loggranskare/${s.hus.test.varld.anvandare.rut}/avslut`),
      slutar: /\/loggranskare$/,
    },
  ],
  '/bestallningar': [sida('rut', '/bestallningar'), sida('sia', '/bestallningar')],
  '/bestallningar/ny': [sida('rut', '/bestallningar/ny'), sida('sia', '/bestallningar/ny')],
  '/anvandare/:anvandareId/alias': (['noll', 'bo'] as const).map((vem) =>
    sida('sia', (s) => `/anvandare/${s.hus.test.varld.anvandare[vem]}/alias`),
  ),
  '/anvandare/:anvandareId/verkligt-namn': [
    sida('sia', (s) => `/anvandare/${s.hus.test.varld.anvandare.noll}/verkligt-namn`),
  ],
  '/blanketter': [sida('rut', '/blanketter')],
  '/bekrafta-anvandare': [
    sida('rut', '/bekrafta-anvandare'),
    sida('sia', '/bekrafta-anvandare?bekraftade=2'),
  ],
  '/bekrafta-anvandare/:anvandareId/avslut': [
    sida('rut', (s) => `/bekrafta-anvandare/${s.hus.test.varld.anvandare.bo}/avslut`),
    sida('sia', (s) => `/bekrafta-anvandare/${s.hus.test.varld.anvandare.rut}/avslut`),
  ],
  '/registerhandlaggare': [
    sida('sia', '/registerhandlaggare'),
    sida('sia', '/registerhandlaggare?gjort=utsedd'),
  ],
  '/registerhandlaggare/:anvandareId/avslut': [
    {
      ...sida('sia', (s) => `/registerhandlaggare/${s.hus.test.varld.anvandare.bo}/avslut`),
      slutar: /\/registerhandlaggare$/,
    },
  ],
  '/registerutdrag': [sida('bo', '/registerutdrag')],
  '/registerutdrag/ny': [sida('bo', '/registerutdrag/ny')],
  '/registerutdrag/:utdragId': [
    sida('bo', (s) => s.utdragen.vantar),
    sida('bo', (s) => s.utdragen.hamtas),
    sida('anna', (s) => `${s.utdragen.vantar}?gjort=bestallt`),
  ],
  '/registerutdrag/:utdragId/hamtning': [
    { ...sida('bo', (s) => `${s.utdragen.hamtas}/hamtning`), slutar: /\/registerutdrag\/[0-9a-f-]+$/ },
  ],
  '/rattelser': [sida('bo', '/rattelser'), sida('bo', '/rattelser?gjort=noterad')],
  '/rattelser/ny': [sida('bo', '/rattelser/ny')],
  '/deltaganden/:deltagandeId/rattelser': [
    sida('anna', (s) => `/deltaganden/${s.oppet}/rattelser`),
    sida('anna', (s) => s.begransningar.begard),
  ],
  '/begransningar': [sida('bo', '/begransningar')],
  '/begransningar/ny': [sida('bo', '/begransningar/ny')],
  '/begransningar/:begransningId': [
    sida('bo', (s) => s.begransningar.vantar),
    sida('bo', (s) => s.begransningar.galler),
    sida('anna', (s) => `${s.begransningar.vantar}?gjort=bestallt`),
  ],
  '/begransningar/:begransningId/havning': [sida('bo', (s) => `${s.begransningar.galler}/havning`)],
  '/bestallningar/:bestallningId': [
    sida('rut', (s) => `${s.bestallning}?kvitto=ja`),
    sida('sia', (s) => s.bestallning),
  ],
};

/** The forms on paper. */
export const blankettfiler: readonly string[] = [
  '/insatser/:insatsId/blanketter/:blankettnummer',
  '/deltaganden/:deltagandeId/blanketter/:blankettnummer',
  '/blanketter/:nummer',
  '/bestallningar/:bestallningId/blankett',
  '/bestallare/:bestallareId/blankett',
  '/samverkansorganisationer/:organisationId/blankett',
];
