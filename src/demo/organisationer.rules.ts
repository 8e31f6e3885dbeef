import { artal, type Dag } from '../shared/datum.ts';
import { kontrollsiffra } from '../shared/personnummer.ts';

interface Demoorganisation {
  readonly namn: string;
  readonly organisationstypKod: 'stat' | 'kommun' | 'region' | 'samordningsforbund';
  readonly forsakringskassan: boolean;
  readonly arbetsformedlingen: boolean;
}

const arbetsgivare = (
  namn: string,
  organisationstypKod: Demoorganisation['organisationstypKod'],
  forsakringskassan = false,
): Demoorganisation => ({ namn, organisationstypKod, forsakringskassan, arbetsformedlingen: false });

/** Whoever employs the users of the demo. */
export const demoOrganisationer = {
  fk: arbetsgivare('Försäkringskassan', 'stat', true),
  af: { ...arbetsgivare('Arbetsförmedlingen', 'stat'), arbetsformedlingen: true },
  exempelstad: arbetsgivare('Exempelstads kommun', 'kommun'),
  provdalen: arbetsgivare('Provdalens kommun', 'kommun'),
  latsasholmen: arbetsgivare('Låtsasholmens kommun', 'kommun'),
  region: arbetsgivare('Region Påhittsland', 'region'),
  forbundExempelkusten: arbetsgivare('Samordningsförbundet Exempelkusten', 'samordningsforbund'),
  forbundProvdalen: arbetsgivare('Samordningsförbundet Provdalen', 'samordningsforbund'),
  forbundLatsasholmen: arbetsgivare('Samordningsförbundet Låtsasholmen', 'samordningsforbund'),
} as const;
export type Organisationsnyckel = keyof typeof demoOrganisationer;

export type Forbundsnyckel = 'exempelkusten' | 'provdalen' | 'latsasholmen';

/** A samverkansorganisation; `kommuner` are where its deltagare live. */
export interface Demoforbund {
  readonly nyckel: Forbundsnyckel;
  readonly namn: string;
  readonly organisationsnummer: string;
  readonly beskrivning: string;
  readonly startdatum: Dag;
  readonly kommuner: readonly string[];
  /** Stadsdelar of a kommun, where it works only there. */
  readonly stadsdelar: readonly string[];
  readonly kontakt: { readonly namn: string; readonly titel: string; readonly telefon: string };
  readonly adress: string;
  /** Who takes part: the kommun and the förbund of its own. */
  readonly parter: readonly [kommun: Organisationsnyckel, forbund: Organisationsnyckel];
}

type Kansli = Pick<Demoforbund, 'stadsdelar' | 'kontakt' | 'adress' | 'parter'>;

const kansli: Readonly<Record<Forbundsnyckel, Kansli>> = {
  exempelkusten: {
    stadsdelar: ['1480-centrum', '1480-hisingen'],
    kontakt: { namn: 'Karin Kustén', titel: 'Förbundschef', telefon: '031-390 06 01' },
    adress: 'Exempelgatan 1\n411 00 Exempelstad',
    parter: ['exempelstad', 'forbundExempelkusten'],
  },
  provdalen: {
    stadsdelar: [],
    kontakt: { namn: 'Per Provberg', titel: 'Samordnare', telefon: '08-465 004 01' },
    adress: 'Provvägen 2\n831 00 Provdalen',
    parter: ['provdalen', 'forbundProvdalen'],
  },
  latsasholmen: {
    stadsdelar: [],
    kontakt: { namn: 'Lovisa Låtsman', titel: 'Förbundschef', telefon: '08-465 004 02' },
    adress: 'Holmgatan 3\n111 00 Låtsasholmen',
    parter: ['latsasholmen', 'forbundLatsasholmen'],
  },
};

const orgnummer = (nio: string): string => `${nio}${kontrollsiffra(nio)}`;

/** The three förbund, started some years before today. */
export const demoForbund = (idag: Dag): readonly Demoforbund[] => {
  const start = (arSedan: number): Dag => `${artal(idag) - arSedan}-01-01`;
  return [
    {
      nyckel: 'exempelkusten',
      namn: 'Exempelkusten',
      organisationsnummer: orgnummer('222000901'),
      beskrivning:
        'Påhittat samordningsförbund i demo. Deltagarna bor i Göteborg, Partille, Mölndal och Kungälv.',
      startdatum: start(8),
      kommuner: ['1480', '1402', '1481', '1482'],
      ...kansli.exempelkusten,
    },
    {
      nyckel: 'provdalen',
      namn: 'Provdalen',
      organisationsnummer: orgnummer('222000902'),
      beskrivning:
        'Påhittat samordningsförbund i demo. Deltagarna bor i Östersund, Åre, Krokom, Strömsund och Bräcke.',
      startdatum: start(6),
      kommuner: ['2380', '2321', '2309', '2313', '2305'],
      ...kansli.provdalen,
    },
    {
      nyckel: 'latsasholmen',
      namn: 'Låtsasholmen',
      organisationsnummer: orgnummer('222000903'),
      beskrivning:
        'Påhittat samordningsförbund i demo. Deltagarna bor i Stockholm, Sundbyberg, Solna och Huddinge.',
      startdatum: start(5),
      kommuner: ['0180', '0183', '0184', '0126'],
      ...kansli.latsasholmen,
    },
  ];
};
