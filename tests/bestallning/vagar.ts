import type { Response } from 'supertest';
import type { Testhus } from '../support/hus.ts';
import { klient, type Falt, type Klient } from '../support/klient.ts';
import type { Terminal } from '../support/terminal.ts';
import type { Cell, Sida, Vag } from './kombinationer.ts';
import {
  arbetsgivareFor,
  arInteFk,
  ge,
  geBestallare,
  nyArbetsgivare,
  nyttKonto,
  nyttNummer,
  somAr,
} from './personer.ts';
import {
  framtid,
  laggBestallare,
  laggOverenskommelse,
  laggSuperadministrator,
  nyPerson,
  orderAv,
  skickaOrder,
} from './stod.ts';

/** What a try came to: what was said, and the personnummer that it was about. */
interface Svar {
  readonly sagt: string;
  readonly personnummer: string;
}
export type Forsok = (cell: Pick<Cell, 'forst' | 'sedan'>) => Promise<Svar>;

interface Bestallare {
  readonly klient: Klient;
  readonly mer?: Falt;
}

const hosForbund = (sida: Sida): boolean => sida === 'hos_samordningsforbund';
const utanRoll = (sida: Sida): boolean => hosForbund(sida) || sida === 'utanfor_fk';
/** What is ordered to give a side: being employed somewhere is no role. */
const rollFor = (sida: Sida): string => (utanRoll(sida) ? 'susrapport' : sida);

/** Each path to a role, a right or an employer, driven as its people do. */
export const oppnaVagar = async (
  hus: Testhus,
  terminalen: Terminal,
): Promise<Readonly<Record<Exclude<Vag, 'rå SQL'>, Forsok>>> => {
  const { organisation } = hus.varld;
  for (const vem of ['kommun', 'forbund'] as const) await laggOverenskommelse(hus, vem);
  await laggBestallare(hus, 'rut');
  await laggBestallare(hus, 'sam', 'forbund');
  await laggSuperadministrator(hus);
  const [rut, sam, sia, noll] = await Promise.all([
    hus.som('rut'),
    hus.som('sam'),
    hus.som('sia'),
    hus.som('noll'),
  ]);
  const egen = async (organisationId: string): Promise<Klient> => {
    const person = await nyttKonto(hus, organisationId);
    await geBestallare(hus, person, organisationId);
    return klient(hus.app, hus.hus, person.id);
  };
  const grannen = await nyArbetsgivare(hus);
  const granne = await egen(grannen);
  const forFk = (id: string = organisation.fk): Bestallare => ({
    klient: noll,
    mer: { organisation: id, pa_begaran_av: 'Enhetschefen' },
  });

  const order = (vem: Bestallare, falt: Falt): Promise<Response> => skickaOrder(vem.klient, [falt], vem.mer);
  const godkann = (sant: Response): Promise<Response> => sia.skicka(orderAv(sant), { gor: 'godkann' });
  const bestall = async (vem: Bestallare, falt: Falt): Promise<Response> => {
    const sant = await order(vem, falt);
    return sant.status === 303 ? godkann(sant) : sant;
  };
  /** Who orders for those at the employer of a side. */
  const bestallareFor = (sida: Sida): Bestallare => {
    if (sida === 'superadministrator') return forFk();
    return { klient: hosForbund(sida) ? sam : rut };
  };
  /** Who tries to give the second side: the employer by which one is employed, else the one of the first. */
  const denSomGer = ({ forst, sedan }: Pick<Cell, 'forst' | 'sedan'>): Bestallare =>
    bestallareFor(utanRoll(sedan) ? sedan : forst);
  const registrera = (organisationId: string, falt: Falt): Promise<Response> =>
    sia.skicka(`/overenskommelser/${organisationId}/bestallare`, {
      galler_fran: framtid(hus, 0),
      galler_till: framtid(hus, 300),
      ...falt,
    });
  const bytTyp = async (id: string, namn: string): Promise<Response> => {
    const falt = { namn, organisationsnummer: '', organisationstyp: 'samordningsforbund' };
    return sia.skicka(`/styrdata/organisation/${id}`, falt);
  };
  const avsluta = (sida: Sida, personnummer: string): Promise<Response> =>
    bestall(bestallareFor(sida), { slag: 'avslut', personnummer });

  const vantande = async (sedan: Sida, forst: Sida): Promise<Svar> => {
    // The first comes while the order of the second waits.
    if (utanRoll(sedan)) {
      const personnummer = nyttNummer();
      const { falt } = nyPerson({ personnummer, roller: 'susrapport' });
      const sant = await order(bestallareFor(sedan), falt);
      await somAr(hus, forst, personnummer);
      return { sagt: (await godkann(sant)).text, personnummer };
    }
    if (utanRoll(forst)) {
      const id = await nyArbetsgivare(hus, sedan === 'superadministrator');
      const vem = sedan === 'superadministrator' ? forFk(id) : { klient: await egen(id) };
      const personnummer = nyttNummer();
      const { falt } = nyPerson({ personnummer, roller: sedan });
      const sant = await order(vem, falt);
      if (sedan === 'superadministrator') await arInteFk(hus, id);
      else if ((await bytTyp(id, `Prov ${id}`)).status !== 303) throw new Error('the type stayed');
      return { sagt: (await godkann(sant)).text, personnummer };
    }
    const person = await nyttKonto(hus, organisation.kommun);
    const sant = await order(
      { klient: rut },
      { slag: 'andring', personnummer: person.personnummer, roller: sedan },
    );
    await ge(hus, person, forst);
    return { sagt: (await godkann(sant)).text, personnummer: person.personnummer };
  };

  const importera = async (forst: Sida, sedan: Sida): Promise<Svar> => {
    const finns = utanRoll(sedan);
    const { personnummer } = finns ? await somAr(hus, forst) : { personnummer: nyttNummer() };
    const roller = finns ? ['susrapport'] : [forst, sedan].filter((en) => !utanRoll(en));
    const arbetsgivare =
      hosForbund(forst) || hosForbund(sedan) ? 'Samordningsförbundet Test' : 'Testköpings kommun';
    const { ut } = await terminalen.kor(
      'anvandare',
      ...['skapa', '--personnummer', personnummer, '--fornamn', 'Ulla', '--efternamn', 'Ulvsson'],
      ...['--epost', 'ulla@example.invalid', '--mobil', '070-174 06 10', '--arbetsgivare', arbetsgivare],
      ...roller.flatMap((roll) => ['--roll', roll]),
    );
    return { sagt: ut, personnummer };
  };

  return {
    'ny beställning': async (cell) => {
      const { forst, sedan } = cell;
      const finns = utanRoll(sedan);
      const personnummer = finns ? (await somAr(hus, forst)).personnummer : nyttNummer();
      const roller = finns ? 'susrapport' : [forst, sedan].filter((en) => !utanRoll(en));
      const svar = await bestall(denSomGer(cell), nyPerson({ personnummer, roller }).falt);
      return { sagt: svar.text, personnummer };
    },
    ändring: async (cell) => {
      const { personnummer } = await somAr(hus, cell.forst);
      const falt = { slag: 'andring', personnummer, roller: rollFor(cell.sedan) };
      return { sagt: (await bestall(denSomGer(cell), falt)).text, personnummer };
    },
    godkännande: ({ forst, sedan }) => vantande(sedan, forst),
    'byte av arbetsgivare': async ({ forst, sedan }) => {
      const { personnummer } = await somAr(hus, forst);
      await avsluta(forst, personnummer);
      const { falt } = nyPerson({ personnummer, roller: rollFor(sedan) });
      if (sedan === 'bestallare')
        return { sagt: (await registrera(grannen, { ...falt, slag: '', roller: '' })).text, personnummer };
      const flyttar = utanRoll(sedan) || utanRoll(forst);
      const svar = await bestall(flyttar ? bestallareFor(sedan) : { klient: granne }, falt);
      return { sagt: svar.text, personnummer };
    },
    'ändrad organisationstyp': async ({ forst }) => {
      const { personnummer } = await somAr(hus, forst);
      return { sagt: (await bytTyp(organisation.kommun, 'Testköpings kommun')).text, personnummer };
    },
    'registrering av beställare': async ({ forst, sedan }) => {
      const { id, personnummer } = await somAr(hus, forst);
      const { falt } = nyPerson({ personnummer });
      const svar =
        sedan === 'bestallare'
          ? await registrera(organisation.kommun, { anvandare: id })
          : await registrera(arbetsgivareFor(hus, sedan), { ...falt, slag: '', roller: '' });
      return { sagt: svar.text, personnummer };
    },
    import: ({ forst, sedan }) => importera(forst, sedan),
  };
};
