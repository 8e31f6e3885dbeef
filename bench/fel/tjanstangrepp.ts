import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../src/db/db.ts';
import { withClient } from '../../src/db/client.ts';
import { demoKonton } from '../../src/demo/kontolista.rules.ts';
import { koaUtskick } from '../../src/utskick/utskick.service.ts';
import { doldaFalt } from '../rigg/html.ts';
import { linor, webblasare, type Svar } from '../rigg/klient.ts';
import { tjanstlagen, type Tjanster } from '../rigg/tjanster.ts';
import { loggaIn } from './anvandare.ts';
import type { Angrepp, Forlopp } from './angrepp.ts';
import { barnTill, type Overvakare } from './overvakare.ts';
import { adminUrlTill, type Inbyggd } from './rigg.ts';

const lageFor = ({ ronder }: Forlopp) => tjanstlagen[ronder % tjanstlagen.length] ?? 'nere';

/** The service breaks, somebody needs it meanwhile, and it works again. The program must be the same afterwards. */
const medan = async (
  overvakare: Overvakare,
  { avvikelser }: Forlopp,
  [bryt, laga]: readonly [bryt: () => void, laga: () => void],
  gor: () => Promise<void>,
): Promise<void> => {
  const { pid } = overvakare.program();
  bryt();
  await Promise.all([gor(), pause(4000)]);
  laga();
  await overvakare.vantaUppe();
  if (overvakare.program().pid !== pid) avvikelser.push('programmet startades om');
};

/** An account that registers nobody. */
const nagon = () => {
  const [konto] = demoKonton().slice(6);
  if (konto === undefined) throw new Error('no account to sign in with');
  return { personnummer: konto.personnummer.replace('-', ''), losenord: konto.losenord };
};

const nyWebblasare = ({ adress }: Overvakare) => webblasare({ adress, agent: linor(2), talamod: 30_000 });

/** The page that the user gets in the end. */
const folj = async (blasare: ReturnType<typeof nyWebblasare>, { headers }: Svar): Promise<string> =>
  (await blasare.get(headers.location ?? '/logga-in')).text;

/** Two tries for each code and no more: nobody is called again and again. */
const hogstSamtal = 2;

/** Somebody signs in when no text message can be sent: is told so and what to do, and gets in when it works again. */
export const smsen = ({ sms, koden }: Tjanster): Angrepp => ({
  namn: 'R22 sms: nere, tyst, 500, obegripligt',
  vantat: 'den som loggar in får veta det, ingen ringer om och om igen',
  // Who signs in waits for two tries of five seconds.
  hogst: 20,
  slaTill: async (overvakare, forlopp) => {
    const { avvikelser } = forlopp;
    const lage = lageFor(forlopp);
    const blasare = nyWebblasare(overvakare);
    const fore = sms.samtal();
    await medan(overvakare, forlopp, [() => sms.lage(lage), () => sms.lage('svarar')], async () => {
      const forst = doldaFalt((await blasare.get('/logga-in')).text, '/logga-in');
      const svar = await blasare.post('/logga-in', { ...forst, ...nagon() });
      const sida = await folj(blasare, svar);
      if (!sida.includes('gick inte att skicka')) avvikelser.push(`${lage}: det sägs inte (${svar.status})`);
    });
    const samtal = sms.samtal() - fore;
    if (samtal > hogstSamtal) avvikelser.push(`${lage}: ${samtal} anrop för en kod`);
    await loggaIn(nyWebblasare(overvakare), nagon(), koden).catch((error: unknown) => {
      avvikelser.push(`${lage}: ${String(error)}`);
    });
  },
});

const rader = `
  select id, skickad_at is not null as skickat, coalesce(fel = 'oklart', false) as oklart
  from auth.utskick where slag = 'rigg_prov'`;
interface Rad {
  readonly id: string;
  readonly skickat: boolean;
  readonly oklart: boolean;
}

/** A minute until the next try, and a while for those that were tried last. */
const tillsSkickat = 100_000;

/** What became of the letters: each that SUS says has gone has come once, and none has come twice. */
const domBreven = async (
  adminUrl: string,
  amnen: ReadonlyMap<string, string>,
  mottaget: readonly string[],
): Promise<string[]> => {
  const sist = Date.now() + tillsSkickat;
  const las = () => withClient(adminUrl, async (client) => (await client.query<Rad>(rader)).rows);
  let alla = await las();
  while (alla.some((en) => !en.skickat && !en.oklart) && Date.now() < sist) {
    await pause(1000);
    alla = await las();
  }
  const kom = ({ id }: Rad) => mottaget.filter((amne) => amne === amnen.get(id)).length;
  const antal = (fel: string, vilka: (rad: Rad) => boolean) => {
    const n = alla.filter(vilka).length;
    return n === 0 ? [] : [`${n} brev ${fel}`];
  };
  return [
    ...antal('kom två gånger', (rad) => kom(rad) > 1),
    ...antal('sägs ha gått men kom inte', (rad) => rad.skickat && kom(rad) === 0),
    ...antal('väntar än', (rad) => !rad.skickat && !rad.oklart),
    ...(alla.length === amnen.size ? [] : [`${alla.length} brev i kön av ${amnen.size}`]),
  ];
};

/** Letters wait in the queue while nobody takes them, and each arrives once. */
export const breven = ({ susData, nycklar }: Inbyggd, { post }: Tjanster): Angrepp => {
  const amnen = new Map<string, string>();
  const koa = async (adminUrl: string, amne: string): Promise<void> => {
    const db = connect(adminUrl, { role: 'sus_app', max: 1, onError: () => undefined });
    const brev = { kanal: 'epost', slag: 'rigg_prov', till: 'rigg@exempel.se', amne, text: amne } as const;
    amnen.set(await koaUtskick(db, nycklar, brev), amne);
    await db.pool.end();
  };
  return {
    namn: 'R22 e-post: nere, tyst, 421, obegripligt',
    vantat: 'breven väntar i kön, inget kommer två gånger',
    slaTill: (overvakare, forlopp) => {
      const lage = lageFor(forlopp);
      return medan(overvakare, forlopp, [() => post.lage(lage), () => post.lage('svarar')], async () => {
        const adminUrl = await adminUrlTill(susData);
        for (const n of [1, 2, 3]) await koa(adminUrl, `Brev ${forlopp.ronder}-${n}`);
      });
    },
    efter: async () => domBreven(await adminUrlTill(susData), amnen, post.mottaget),
  };
};

/** The demo's BankID is a process beside the program: it stops in the middle of what it does. */
export const bankid: Angrepp = {
  namn: 'R22 BankID svarar inte',
  vantat: 'den som loggar in får veta det',
  slaTill: async (overvakare, forlopp) => {
    const simulatorn = barnTill(overvakare.program().pid, 'bankid-simulator');
    const blasare = nyWebblasare(overvakare);
    const signal = (vad: NodeJS.Signals) => () => simulatorn.forEach((pid) => process.kill(pid, vad));
    await medan(overvakare, forlopp, [signal('SIGSTOP'), signal('SIGCONT')], async () => {
      const forst = doldaFalt((await blasare.get('/logga-in')).text, '/logga-in/bankid');
      const svar = await blasare.post('/logga-in/bankid', forst);
      const sida = await folj(blasare, svar);
      if (!sida.includes('BankID svarar inte')) forlopp.avvikelser.push(`det sägs inte (${svar.status})`);
    });
  },
};
