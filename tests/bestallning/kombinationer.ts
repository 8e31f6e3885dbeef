/*
 * Every forbidden combination by every path, in both orders (doman §2 and §3; issue 4 D). What the database holds afterwards is asked
 * of the database, whatever the page said: never both.
 */

/** What a person is: a role, the right to order, or where they are employed. */
export type Sida =
  | 'deltagaransvarig'
  | 'samverkansadministrator'
  | 'bestallare'
  | 'superadministrator'
  | 'hos_samordningsforbund'
  | 'utanfor_fk';

export const kombinationer = {
  'deltagaransvarig × samverkansadministratör': ['deltagaransvarig', 'samverkansadministrator'],
  'deltagaransvarig × beställare': ['deltagaransvarig', 'bestallare'],
  'deltagaransvarig × anställd av samordningsförbund': ['deltagaransvarig', 'hos_samordningsforbund'],
  'superadministratör × anställd utanför Försäkringskassan': ['superadministrator', 'utanfor_fk'],
} as const satisfies Record<string, readonly [Sida, Sida]>;
export type Kombination = keyof typeof kombinationer;

export const vagar = [
  'ny beställning',
  'ändring',
  'godkännande',
  'byte av arbetsgivare',
  'ändrad organisationstyp',
  'registrering av beställare',
  'import',
  'rå SQL',
] as const;
export type Vag = (typeof vagar)[number];

/** Refused, with this in the sentence; let through since the first ended by it, and this is what is left; or nothing to try, and why. */
export type Utfall = { readonly nekas: string } | { readonly byter: string } | { readonly ej: string };
const nekas = (text: string): Utfall => ({ nekas: text });
const byter = (roller: string): Utfall => ({ byter: roller });
const ej = (varfor: string): Utfall => ({ ej: varfor });

const ingenRoll = ej('ger ingen roll');
const bada = nekas('Ingen får ha båda');
const hosAnnan = nekas('hos en annan arbetsgivare');
const hosForbund = nekas('anställd av ett samordningsförbund');
const baraFk = nekas('bara för personal på Försäkringskassan');
const arBestallare = nekas('Personen är behörig beställare');
const valjILista = nekas('Välj roller i listan');
const finns = nekas('Det finns redan ett konto');

/** By path: what happens when the person is the first already and the second is tried; and the other way round. */
type Rad = Readonly<Record<Vag, readonly [Utfall, Utfall]>>;

export const tabellen: Readonly<Record<Kombination, Rad>> = {
  'deltagaransvarig × samverkansadministratör': {
    'ny beställning': [bada, bada],
    ändring: [byter('samverkansadministrator,susrapport'), byter('deltagaransvarig,susrapport')],
    godkännande: [byter('samverkansadministrator,susrapport'), byter('deltagaransvarig,susrapport')],
    'byte av arbetsgivare': [
      byter('samverkansadministrator,susrapport'),
      byter('deltagaransvarig,susrapport'),
    ],
    'ändrad organisationstyp': [ingenRoll, ingenRoll],
    'registrering av beställare': [ingenRoll, ingenRoll],
    import: [nekas('Deltagaransvarig går inte att förena'), nekas('Deltagaransvarig går inte att förena')],
    'rå SQL': [nekas('roll_forbjuden_kombination'), nekas('roll_forbjuden_kombination')],
  },
  'deltagaransvarig × beställare': {
    'ny beställning': [valjILista, valjILista],
    ändring: [valjILista, arBestallare],
    godkännande: [ej('en beställning ger inte rätt att beställa'), arBestallare],
    'byte av arbetsgivare': [byter('bestallare'), byter('deltagaransvarig,susrapport')],
    'ändrad organisationstyp': [ingenRoll, ingenRoll],
    'registrering av beställare': [nekas('deltagaransvarig kan inte vara behörig beställare'), ingenRoll],
    import: [nekas('--roll ska vara någon av'), nekas('--roll ska vara någon av')],
    'rå SQL': [nekas('roll_forbjuden_kombination'), nekas('roll_forbjuden_kombination')],
  },
  'deltagaransvarig × anställd av samordningsförbund': {
    'ny beställning': [hosAnnan, hosForbund],
    ändring: [hosAnnan, hosForbund],
    godkännande: [hosAnnan, hosForbund],
    'byte av arbetsgivare': [byter('susrapport'), byter('deltagaransvarig,susrapport')],
    'ändrad organisationstyp': [nekas('så länge deltagaransvariga är anställda här'), ingenRoll],
    'registrering av beställare': [hosAnnan, ingenRoll],
    import: [finns, hosForbund],
    'rå SQL': [nekas('roll_deltagaransvarig_arbetsgivare'), nekas('roll_deltagaransvarig_arbetsgivare')],
  },
  'superadministratör × anställd utanför Försäkringskassan': {
    'ny beställning': [hosAnnan, baraFk],
    ändring: [hosAnnan, baraFk],
    godkännande: [hosAnnan, baraFk],
    'byte av arbetsgivare': [byter('susrapport'), byter('superadministrator,susrapport')],
    'ändrad organisationstyp': [
      ej('typen säger inte vilken organisation som är Försäkringskassan'),
      ingenRoll,
    ],
    'registrering av beställare': [hosAnnan, ingenRoll],
    import: [finns, baraFk],
    'rå SQL': [nekas('roll_superadministrator_arbetsgivare'), nekas('roll_superadministrator_arbetsgivare')],
  },
};

/** One cell of the table: the person is `forst`, and `sedan` is tried. */
export interface Cell {
  readonly kombination: Kombination;
  readonly vag: Vag;
  readonly forst: Sida;
  readonly sedan: Sida;
  readonly utfall: Exclude<Utfall, { readonly ej: string }>;
}

/** The table as one row for each thing that can be tried. */
export const celler: readonly Cell[] = Object.entries(tabellen).flatMap(([namn, rad]) => {
  const kombination = namn as Kombination;
  const [a, b] = kombinationer[kombination];
  return vagar.flatMap((vag) =>
    rad[vag].flatMap((utfall, i) => {
      if ('ej' in utfall) return [];
      const [forst, sedan] = i === 0 ? [a, b] : [b, a];
      return [{ kombination, vag, forst, sedan, utfall }];
    }),
  );
});
