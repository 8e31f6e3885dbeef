import type { Behorighetsroll, BestallbarRoll } from '../behorighet/behorighet.rules.ts';

export const radslag = ['ny', 'andring', 'losenord', 'avslut'] as const;
export type Radslag = (typeof radslag)[number];
export const radslagText: Record<Radslag, string> = {
  ny: 'Ny användare',
  andring: 'Ändra',
  losenord: 'Nytt masterlösenord',
  avslut: 'Avsluta',
};

/** What an order may say of its user besides the roles. */
export const uppgiftsfalt = ['fornamn', 'efternamn', 'epost', 'mobil'] as const;
export type Uppgiftsfalt = (typeof uppgiftsfalt)[number];

/** At most so many users in one order. */
export const flestRader = 20;

/** One user of an order. Empty texts of a change stand for what the account already says. */
export interface Rad {
  readonly slag: Radslag;
  /** Blind index of the personnummer, as hex: enough to know who is who. */
  readonly person: string;
  readonly roller: readonly BestallbarRoll[];
  /** Skyddade personuppgifter: the names of the row are an alias. */
  readonly skyddad: boolean;
  /** Whether a name was written; left out when it does not matter any more. */
  readonly medNamn?: boolean;
}

/** The account behind a personnummer, as it is now. */
export interface Kontofakta {
  readonly id: string;
  readonly person: string;
  readonly arbetsgivareId: string;
  readonly avslutat: boolean;
  readonly harAlias: boolean;
  /** The phone is lost and taken out of use. */
  readonly mobilSparrad: boolean;
  /** Active roles; `bestallare` only while the registration has not run out. */
  readonly roller: readonly Behorighetsroll[];
}

/** The employer that an order is for. */
export interface Bestallarorganisation {
  readonly id: string;
  readonly namn: string;
  readonly samordningsforbund: boolean;
  readonly forsakringskassan: boolean;
  /** Försäkringskassan or Arbetsförmedlingen. */
  readonly myndighet: boolean;
}

export type Radhinder =
  | 'sig_sjalv'
  | 'dubblett'
  | 'finns_redan'
  | 'annan_arbetsgivare'
  | 'okand'
  | 'med_samverkansadministrator'
  | 'med_bestallare'
  | 'med_handlaggare'
  | 'samordningsforbund'
  | 'bara_forsakringskassan'
  | 'namn_pa_alias'
  | 'utan_alias'
  | 'mobil_sparrad';

export interface Radfakta {
  readonly organisation: Bestallarorganisation;
  /** Null when nobody has the personnummer. */
  readonly konto: Kontofakta | null;
  /** The one who orders. */
  readonly bestallare: string;
}

/** A masterlösenord goes by SMS alone: never to a phone that somebody else may hold. */
const provaMobil = ({ mobilSparrad }: Kontofakta): readonly Radhinder[] =>
  mobilSparrad ? ['mobil_sparrad'] : [];

/** Whether the person can be new, changed or ended here. */
const provaKonto = (slag: Radslag, { konto, organisation }: Radfakta): readonly Radhinder[] => {
  const oppet = konto !== null && !konto.avslutat;
  if (oppet && konto.arbetsgivareId !== organisation.id) return ['annan_arbetsgivare'];
  if (slag === 'ny') return oppet ? ['finns_redan'] : [];
  if (!oppet) return ['okand'];
  return slag === 'losenord' ? provaMobil(konto) : [];
};

/** The real name of one who has an alias is never written in the place of the alias (skyddade personuppgifter). */
const provaNamn = ({ slag, skyddad, medNamn }: Rad, { konto }: Radfakta): readonly Radhinder[] => {
  if (konto?.harAlias !== true) return [];
  if (slag === 'ny') return skyddad ? [] : ['utan_alias'];
  return slag === 'andring' && medNamn === true ? ['namn_pa_alias'] : [];
};

const arBestallare = (konto: Kontofakta | null): boolean =>
  konto !== null && !konto.avslutat && konto.roller.includes('bestallare');

const provaDeltagaransvarig = ({ roller }: Rad, { konto, organisation }: Radfakta): readonly Radhinder[] => {
  if (!roller.includes('deltagaransvarig')) return [];
  const hinder: readonly (readonly [boolean, Radhinder])[] = [
    [roller.includes('samverkansadministrator'), 'med_samverkansadministrator'],
    [arBestallare(konto), 'med_bestallare'],
    [organisation.samordningsforbund, 'samordningsforbund'],
  ];
  return hinder.filter(([finns]) => finns).map(([, ett]) => ett);
};

const arHandlaggare = (konto: Kontofakta | null): boolean =>
  konto !== null && !konto.avslutat && konto.roller.includes('registerhandlaggare');

/** A handläggare av registerutdrag has no role without personal data, and does not appoint (ADR 36). */
const provaHandlaggare = ({ roller }: Rad, { konto }: Radfakta): readonly Radhinder[] =>
  arHandlaggare(konto) &&
  roller.some((roll) => roll === 'samverkansadministrator' || roll === 'superadministrator')
    ? ['med_handlaggare']
    : [];

/** The forbidden combinations (handbook, Behörighetsroller). */
const provaRoller = (rad: Rad, fakta: Radfakta): readonly Radhinder[] => [
  ...provaDeltagaransvarig(rad, fakta),
  ...provaHandlaggare(rad, fakta),
  ...(rad.roller.includes('superadministrator') && !fakta.organisation.forsakringskassan
    ? (['bara_forsakringskassan'] as const)
    : []),
];

/** Everything that stands in the way of one user of an order: the same judgement when written, sent and approved. */
export const provaRad = (rad: Rad, fakta: Radfakta): readonly Radhinder[] => [
  ...(rad.person === fakta.bestallare ? (['sig_sjalv'] as const) : []),
  ...provaKonto(rad.slag, fakta),
  ...provaNamn(rad, fakta),
  ...provaRoller(rad, fakta),
];

/** The same for all the users of an order, one list a user. */
export const provaRader = (
  rader: readonly (Rad | null)[],
  faktaFor: (rad: Rad) => Radfakta,
): readonly (readonly Radhinder[])[] =>
  rader.map((rad, i) => {
    if (rad === null) return [];
    const dubblett = rader.slice(0, i).some((fore) => fore?.person === rad.person);
    return [...(dubblett ? (['dubblett'] as const) : []), ...provaRad(rad, faktaFor(rad))];
  });

/** What to do about each, and the field of the user it belongs to. */
export const radhinderText: Record<
  Radhinder,
  readonly [falt: 'personnummer' | 'fornamn' | 'skyddad' | 'roller', text: string]
> = {
  sig_sjalv: ['personnummer', 'Be en annan beställare. Du kan inte beställa behörighet för dig själv.'],
  dubblett: ['personnummer', 'Ta bort den ena. Personen finns redan i beställningen.'],
  finns_redan: ['personnummer', 'Välj Ändra. Personen är redan användare hos er.'],
  annan_arbetsgivare: [
    'personnummer',
    'Be den andra arbetsgivaren avsluta behörigheten först. Personen är användare hos en annan arbetsgivare.',
  ],
  okand: [
    'personnummer',
    'Kontrollera personnumret eller välj Ny användare. Personen är inte användare hos er.',
  ],
  med_samverkansadministrator: [
    'roller',
    'Välj Deltagaransvarig eller Samverkansadministratör. Ingen får ha båda.',
  ],
  med_bestallare: [
    'roller',
    'Välj en annan roll än Deltagaransvarig. Personen är behörig beställare och får inte vara det samtidigt.',
  ],
  med_handlaggare: [
    'roller',
    'Välj en annan roll. Personen är handläggare av registerutdrag och får inte vara det samtidigt.',
  ],
  samordningsforbund: [
    'roller',
    'Välj en annan roll än Deltagaransvarig. Den som är anställd av ett samordningsförbund kan inte vara det.',
  ],
  namn_pa_alias: [
    'fornamn',
    'Lämna förnamn och efternamn tomma. Personen har alias, som bara en superadministratör ändrar.',
  ],
  utan_alias: [
    'skyddad',
    'Kryssa för skyddade personuppgifter och skriv ett alias. Personen har haft alias tidigare.',
  ],
  mobil_sparrad: [
    'personnummer',
    'Välj Ändra och skriv ett nytt mobilnummer först. Personens telefon är tagen ur bruk.',
  ],
  bara_forsakringskassan: [
    'roller',
    'Välj en annan roll än Superadministratör. Den är bara för personal på Försäkringskassan.',
  ],
};
