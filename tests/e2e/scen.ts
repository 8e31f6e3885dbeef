import { frysManader } from '../../src/rapport/frysning.service.ts';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { demobrevlada } from '../../src/epost/brevlada.service.ts';
import { demoinkorg } from '../../src/sms/inkorg.service.ts';
import { laggAlias } from '../alias/stod.ts';
import { laggMisslyckat } from '../utskick/stod.ts';
import type { Hus } from '../../src/hus.ts';
import { appen, starta, testbankid } from '../bankid/stod.ts';
import {
  laggBestallare,
  laggOverenskommelse,
  nyPerson as nyAttBestalla,
  orderAv,
  skickaOrder,
} from '../bestallning/stod.ts';
import { losenord, medLosenord, stegEtt } from '../inloggning/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Klient } from '../support/klient.ts';
import { loggstrom } from '../support/logg.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import type { Vem } from '../support/varld.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { aterkalla } from '../samtycke/stod.ts';
import { laggRedovisningar } from '../halvar/stod.ts';
import { laggSparat } from '../minarapporter/stod.ts';
import { laggFynd, type Fyndpar } from '../loggranskning/stod.ts';
import { laggBegransningar } from '../begransning/stod.ts';
import { laggGallringar } from '../gallring/scen.ts';
import { bestall as bestallUtdrag, godkant, sidanAv, utse } from '../registerutdrag/stod.ts';
import { laggUtkast } from '../uppdrag/stod.ts';
import { laggBudget, type Budgetscen } from './budgetscen.ts';
import { startdag } from './svar.ts';

/** Persons for whom the population register breaks down, by what it breaks down with. */
const trasigt = new Map<string, Error>();

/** A house whose register can break and whose text messages can be read on a page, as in the demo. */
const andra = (hus: Hus, log: Hus['log']): Hus => ({
  ...hus,
  log,
  sms: demoinkorg(hus.clock),
  epost: demobrevlada(hus.clock),
  folkbokforing: {
    ...hus.folkbokforing,
    slaUpp: (nummer) => {
      const fel = trasigt.get(nummer);
      return fel === undefined ? hus.folkbokforing.slaUpp(nummer) : Promise.reject(fel);
    },
  },
});

const vem = [
  'anna',
  'bo',
  'ivar',
  'sam',
  'rut',
  'sia',
  'noll',
  'frammande',
  'nykomling',
  'legitimerar',
  'nekad',
  'bekraftar',
] as const;
/**
 * Who looks: the cast, a stranger, one who has written the right password and waits for the code, one who has an order of
 * BankID, one whose order has ended, and one who is signed in and shows again with BankID who they are.
 */
export type Tittare = (typeof vem)[number];

/** A house with something on every page, and the addresses where it is. */
export interface Scen {
  readonly hus: Webbhus;
  /** All that has been logged. */
  readonly logg: () => string;
  readonly klient: Readonly<Record<Tittare, Klient>>;
  readonly insats: string;
  readonly tomInsats: string;
  readonly oppet: string;
  readonly avslutat: string;
  readonly felregistrerat: string;
  readonly kvitto: string;
  /** A deltagande whose samtycke is withdrawn, and the receipt of that. */
  readonly aterkallat: string;
  readonly aterkallelse: string;
  /** Address of the questions of a person found, and of one who is written by hand. */
  readonly fragor: string;
  readonly forHand: string;
  readonly historik: string;
  /** An employer with an överenskommelse, Rut as beställare and an order that waits. */
  readonly arbetsgivare: string;
  readonly overenskommelse: string;
  readonly bestallare: string;
  readonly bestallning: string;
  /** Registerutdrag that Bo has ordered: one that waits, one to fetch. */
  readonly utdragen: { readonly vantar: string; readonly hamtas: string };
  /** Begränsningar that Anna has ordered, what one of them covers, and a rättelse to answer. */
  readonly begransningar: Readonly<Record<'vantar' | 'galler' | 'fryst' | 'begard', string>>;
  /** A gallring that is done, and one that waits for Sia. */
  readonly gallringar: { readonly klar: string; readonly vantar: string };
  /** A masterlösenord that failed, for somebody who has a password. */
  readonly utskick: string;
  /** A draft of Sam's of the organisation's form, for its pickers. */
  readonly utkast: string;
  /** Findings in the trail for Rut to review, and a sample. */
  readonly fynd: Fyndpar;
  readonly budget: Budgetscen;
  /** Half-yearly returns of Provdalen, in the ways that look different. */
  readonly redovisningar: Readonly<Record<'klar' | 'skapas' | 'misslyckad', string>>;
  /** A selection that Rut has saved. */
  readonly sparat: string;
  /** Numbers of persons at whom the register fails, by the status that the page then has. */
  readonly trasig: Readonly<Record<500 | 503, string>>;
}

const giltigt = { ...giltigtSvar(), startdag, samtycke_datum: dagarEfter(startdag, -3) };

const klienter = async (hus: Webbhus): Promise<Scen['klient']> => {
  const ute: readonly string[] = ['frammande', 'nykomling', 'legitimerar', 'nekad'];
  const inne = async (namn: Tittare) =>
    hus.test.som(ute.includes(namn) ? undefined : namn === 'bekraftar' ? 'ivar' : (namn as Vem));
  const par = await Promise.all(vem.map(async (namn) => [namn, await inne(namn)] as const));
  return Object.fromEntries(par) as Record<Tittare, Klient>;
};

const inlagda = async ({ test }: Webbhus) => {
  const insatsId = test.varld.insats.vagen;
  const nytt = (mer: object) => insertDeltagande(test, { insatsId, startdag, ...mer });
  return {
    oppet: await nytt({}),
    avslutat: await nytt({ avslutningsdag: dagarEfter(startdag, 20) }),
    felregistrerat: await nytt({ makulerad: { skal: 'dubblett' } }),
    aterkallat: await nytt({}),
  };
};

/** Lays the scene; the clients keep the cookies that their pages need. */
export const laggScen = async (): Promise<Scen> => {
  const b = await testbankid();
  const logg = loggstrom();
  const webb = await webbhus((h) => ({ ...andra(h, logg.log), bankid: b.bankid }));
  const hus = { ...webb, close: () => webb.close().then(() => b.simulator.close()) };
  const { test } = hus;
  const insats = test.varld.insats.vagen;
  await medLosenord(test, 'anna');
  const klient = await klienter(hus);
  await stegEtt(klient.nykomling, 'anna');
  await starta(test, klient.nekad);
  await appen(b, 'userCancel');
  await klient.nekad.get('/logga-in/bankid');
  await starta(test, klient.legitimerar);
  await klient.bekraftar.skicka('/konto/bekrafta', {}, '/konto/bekrafta/bankid');
  await klient.anna.skicka('/konto/bekrafta', { losenord });
  await klient.anna.skicka('/konto/mobil', { mobil: '070-174 06 25' });
  const { oppet, avslutat, felregistrerat, aterkallat } = await inlagda(hus);
  await frysManader(test.hus, dagAv(test.hus.clock()));
  const registrerad = await klient.anna.skicka(await sokFram(klient.anna, insats, nyPerson(test)), giltigt);
  const hand = nyPerson(test);
  test.rattar.register.set(hand.personnummer, { svar: 'otillganglig' });
  const [brister, nere] = [nyPerson(test), nyPerson(test)];
  trasigt.set(brister.personnummer, new TypeError('a fault of ours'));
  trasigt.set(nere.personnummer, new Error('Connection terminated unexpectedly'));
  const sokt = await klient.anna.skicka('/historik', { personnummer: oppet.personnummer });
  await laggAlias(test, 'noll');
  const overenskommelse = await laggOverenskommelse(test);
  const bestallare = await laggBestallare(test, 'rut');
  await utse(test, 'bo', 'anna');
  const utdragen = {
    vantar: sidanAv(await bestallUtdrag(klient.anna, nyPerson(test).personnummer)),
    hamtas: await godkant({ bestaller: klient.bo, godkanner: klient.anna }, nyPerson(test).personnummer),
  };
  const begransningar = await laggBegransningar(test, klient);
  const bestallning = orderAv(await skickaOrder(klient.rut, [nyAttBestalla().falt]));
  return {
    hus,
    logg: logg.text,
    klient,
    arbetsgivare: test.varld.organisation.kommun,
    overenskommelse,
    bestallare,
    bestallning,
    utdragen,
    begransningar,
    gallringar: await laggGallringar(test),
    utskick: await laggMisslyckat(test, { slag: 'masterlosenord' }),
    insats,
    tomInsats: test.varld.insats.avslutad,
    oppet: oppet.id,
    avslutat: avslutat.id,
    felregistrerat: felregistrerat.id,
    kvitto: String(registrerad.headers['location']),
    aterkallat: aterkallat.id,
    aterkallelse: String((await aterkalla(klient.anna, aterkallat)).headers['location']),
    fragor: await sokFram(klient.anna, insats, nyPerson(test, { kommunKod: '1480' })),
    forHand: await sokFram(klient.anna, insats, hand),
    historik: String(sokt.headers['location']),
    utkast: await laggUtkast(test, 'sam', { samverkansadministratorer: test.varld.anvandare.sam }),
    fynd: await laggFynd(test),
    budget: await laggBudget(test),
    redovisningar: await laggRedovisningar(test),
    sparat: await laggSparat(test, 'rut'),
    trasig: { 500: brister.personnummer, 503: nere.personnummer },
  };
};
