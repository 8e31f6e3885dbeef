import { randomUUID } from 'node:crypto';
import { allRoutes } from '../../src/rutter.ts';
import { sparaFormularutkast } from '../../src/formularutkast/formularutkast.service.ts';
import { demobrevlada } from '../../src/epost/brevlada.service.ts';
import { demoinkorg } from '../../src/sms/inkorg.service.ts';
import { laggMisslyckat } from '../utskick/stod.ts';
import type { Route } from '../../src/web/routes.ts';
import { fraga } from '../registrering/stod.ts';
import { laggFynd, type Fyndpar } from '../loggranskning/stod.ts';
import {
  laggBestallare,
  laggOverenskommelse,
  nyPerson as nyAttBestalla,
  orderAv,
  skickaOrder,
} from '../bestallning/stod.ts';
import { laggAlias } from '../alias/stod.ts';
import { laggArenden } from '../begransning/stod.ts';
import { laggGallringar } from '../gallring/scen.ts';
import { laggBudget, type Budgetscen } from '../e2e/budgetscen.ts';
import { laggKlar } from '../halvar/stod.ts';
import { laggSparade } from '../minarapporter/stod.ts';
import { laggAterkallelse } from '../samtycke/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { cast, type Vem } from '../support/varld.ts';

export type Roll = Vem | 'frammande';
export const alla: readonly Roll[] = [...(Object.keys(cast) as Vem[]), 'frammande'];

/** Who are behöriga beställare too, each of the own employer. */
export const bestallarna: readonly Roll[] = ['rut', 'sam'];

/** An order of one beställare, with what lets the employer order. */
interface Bestallt {
  readonly overenskommelse: string;
  readonly bestallare: string;
  readonly bestallning: string;
}

/** What one deltagaransvarig has: an insats, a person in it with a receipt, and a draft and a search about another. */
export interface Ens {
  readonly insats: string;
  readonly deltagande: string;
  readonly kvitto: string;
  /** Receipt of a withdrawal. */
  readonly aterkallelse: string;
  readonly utkast: string;
  readonly historik: string;
  /** Names and numbers of the two persons, as a page could show them. */
  readonly personer: readonly string[];
}

/** A house where Anna and Bo each have something of every kind, and a förbund where none of the cast has an uppdrag. */
export interface Scen {
  readonly hus: Testhus;
  readonly vagar: readonly Route[];
  /** One browser each, with the cookies that their pages need. */
  readonly klient: Readonly<Record<Roll, Klient>>;
  readonly annas: Ens;
  readonly bos: Ens;
  /** The sign-in of each. */
  readonly inloggning: Readonly<Record<string, string>>;
  /** Whole numbers and names of all registered persons: nobody sees one without a trace. */
  readonly personer: readonly string[];
  /** A form that each has begun and not saved. */
  readonly formularutkast: Readonly<Record<string, string>>;
  /** A selection of a report that each has saved. */
  readonly sparade: Readonly<Record<string, string>>;
  /** A half-yearly return of Provdalen. */
  readonly redovisning: string;
  /** Budget years of Provdalen and Anna's insats, and of the next förbund. */
  readonly budget: { readonly egen: Budgetscen; readonly annans: Budgetscen };
  readonly grannen: { readonly forbund: string; readonly insats: string };
  /** A message that failed; and what Rut has ordered for the kommun, and Sam for the förbund. */
  readonly utskick: string;
  readonly fynd: Fyndpar;
  readonly utdrag: string;
  readonly begransning: string;
  readonly gallring: string;
  readonly bestallt: { readonly rut: Bestallt; readonly sam: Bestallt };
}

const sist = (adress: unknown): string => String(adress).split('/').at(-1) ?? '';
const skrivna = (nummer: string): string[] => [nummer, `${nummer.slice(0, 8)}-${nummer.slice(8)}`];

const lagg = async (hus: Testhus, klient: Klient, insats: string): Promise<Ens> => {
  const [en, annan] = [nyPerson(hus), nyPerson(hus)];
  const svar = await klient.skicka(await sokFram(klient, insats, en), giltigtSvar());
  const kvitto = sist(svar.headers['location']);
  const aterkallelse = sist(await laggAterkallelse(hus, klient, insats));
  const utkast = await sokFram(klient, insats, annan);
  await klient.skicka(utkast, { ...giltigtSvar(), gor: 'utkast' });
  const sokt = await klient.skicka('/historik', { personnummer: en.personnummer });
  const [rad] = await fraga<{ id: string }>(
    hus,
    'select objekt_id as id from verksamhet.kvitto where nyckel = $1',
    [kvitto],
  );
  if (rad === undefined) throw new Error('the person of the scene was not registered');
  return {
    aterkallelse,
    ...{ insats, kvitto, deltagande: rad.id, utkast: sist(utkast), historik: sist(sokt.headers['location']) },
    personer: [en, annan].flatMap(({ namn, personnummer }) => [namn, ...skrivna(personnummer)]),
  };
};

const laggGrannen = async (hus: Testhus) => {
  const grannen = { forbund: randomUUID(), insats: randomUUID() };
  await fraga(
    hus,
    `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
     values ($1, 'Grannbygden', '2120000225', 'finsam', '2019-01-01')`,
    [grannen.forbund],
  );
  await fraga(
    hus,
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ($2, $1, 'Grannens väg', '2020-01-01', 'individinriktad', 'forberedande', 'personuppgifter_anonym')`,
    [grannen.forbund, grannen.insats],
  );
  return grannen;
};

const inloggningar = async (hus: Testhus): Promise<Scen['inloggning']> => {
  const rader = await fraga<{ id: string; anvandare_id: string }>(
    hus,
    'select id, anvandare_id from auth.inloggning',
  );
  const ids = new Map(rader.map(({ id, anvandare_id }) => [anvandare_id, id]));
  return Object.fromEntries(Object.entries(hus.varld.anvandare).map(([vem, id]) => [vem, ids.get(id) ?? '']));
};

/** Drafts of an administrator's form, as the pages that pick for it ask for them. */
const laggUtkast = async ({ hus, varld }: Testhus): Promise<Scen['formularutkast']> => {
  const par = Object.entries(varld.anvandare).map(async ([vem, id]) => {
    const actor = { id, namn: '', organisation: '', roller: [], inloggningId: '', begaranId: '', kalla: '' };
    const formular = { formular: 'prov', objektId: null, sida: '/prov', values: {} };
    const utkast = await hus.db.transaction(actor, (tx) =>
      sparaFormularutkast(tx, hus.nycklar, actor, formular),
    );
    return [vem, utkast?.id ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(par));
};

/** Bo's insats has a budget year too, for him to read. */
const laggBudgetar = async (hus: Testhus, grannen: Scen['grannen']): Promise<Scen['budget']> => {
  const volym = randomUUID();
  await fraga(
    hus,
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ($2, $1, 'Grannens möten', '2020-01-01', 'strukturovergripande', 'konferens_och_information', 'endast_antal')`,
    [grannen.forbund, volym],
  );
  const budget = { egen: await laggBudget(hus), annans: await laggBudget(hus, { ...grannen, volym }) };
  await fraga(hus, 'insert into verksamhet.insatsbudget (insats_id, ar) values ($1, $2)', [
    hus.varld.insats.steget,
    budget.egen.ar,
  ]);
  return budget;
};

const bestall = async (
  hus: Testhus,
  klient: Klient,
  [vem, hos]: readonly ['rut', 'kommun'] | readonly ['sam', 'forbund'],
): Promise<Bestallt> => {
  const overenskommelse = await laggOverenskommelse(hus, hos);
  const bestallare = await laggBestallare(hus, vem, hos);
  const order = orderAv(await skickaOrder(klient, [nyAttBestalla().falt]));
  return { overenskommelse, bestallare, bestallning: sist(order) };
};

/** Lays the scene. Close `hus` when done. */
export const laggScen = async (): Promise<Scen> => {
  const hus = await testhus((h) => ({ ...h, sms: demoinkorg(h.clock), epost: demobrevlada(h.clock) }));
  const par = await Promise.all(
    alla.map(async (vem) => [vem, await hus.som(vem === 'frammande' ? undefined : vem)] as const),
  );
  const klient = Object.fromEntries(par) as Record<Roll, Klient>;
  const annas = await lagg(hus, klient.anna, hus.varld.insats.vagen);
  const bos = await lagg(hus, klient.bo, hus.varld.insats.steget);
  const grannen = await laggGrannen(hus);
  const inloggning = await inloggningar(hus);
  const formularutkast = await laggUtkast(hus);
  await laggAlias(hus, 'noll');
  return {
    hus,
    vagar: allRoutes(hus.hus),
    ...{ klient, annas, bos, grannen },
    budget: await laggBudgetar(hus, grannen),
    ...{ inloggning, formularutkast },
    sparade: await laggSparade(hus),
    redovisning: await laggKlar(hus),
    personer: [...annas.personer, ...bos.personer],
    ...(await laggArenden(hus, 'bo', klient.bo)),
    gallring: (await laggGallringar(hus)).klar,
    utskick: await laggMisslyckat(hus),
    fynd: await laggFynd(hus),
    bestallt: {
      rut: await bestall(hus, klient.rut, ['rut', 'kommun']),
      sam: await bestall(hus, klient.sam, ['sam', 'forbund']),
    },
  };
};

/** The CSRF token of someone who is signed in. */
export const tokenFor = async (klient: Klient): Promise<string> =>
  doldaFalt((await klient.get('/logga-ut')).text, '/logga-ut')['_csrf'] ?? '';
