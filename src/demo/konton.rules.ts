import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { kontrollsiffra, type Personnummer } from '../shared/personnummer.ts';
import type { Insatsnyckel } from './insatser.rules.ts';
import type { Forbundsnyckel, Organisationsnyckel } from './organisationer.rules.ts';

/** Where a user holds uppdrag, one list a role. */
interface Platser {
  readonly samverkansadministrator: readonly Forbundsnyckel[];
  readonly insatsansvarig: readonly Forbundsnyckel[];
  readonly deltagaransvarig: readonly Insatsnyckel[];
  /** Deltagaransvarig until a month ago. */
  readonly tidigare: readonly Insatsnyckel[];
}

/** A user of the demo. SUSrapport, which follows every other role, is not written out unless it is the only one. */
export interface Demokonto {
  readonly namn: readonly [fornamn: string, efternamn: string];
  readonly personnummer: Personnummer;
  readonly arbetsgivare: Organisationsnyckel;
  readonly roller: readonly Behorighetsroll[];
  readonly platser: Platser;
}

/** The day of birth and a birth number of Skatteverket's test series, eleven digits; the check digit is added. */
const testnummer = (elvaSiffror: string): Personnummer =>
  `${elvaSiffror}${kontrollsiffra(elvaSiffror.slice(2))}`;

const ingenstans: Platser = {
  samverkansadministrator: [],
  insatsansvarig: [],
  deltagaransvarig: [],
  tidigare: [],
};

const konto = (
  [fornamn, efternamn, elvaSiffror]: readonly [string, string, string],
  arbetsgivare: Organisationsnyckel,
  roller: readonly Behorighetsroll[],
  platser: Partial<Platser> = {},
): Demokonto => ({
  namn: [fornamn, efternamn],
  personnummer: testnummer(elvaSiffror),
  arbetsgivare,
  roller,
  platser: { ...ingenstans, ...platser },
});

/** Those a visitor meets first: one of each kind of work. */
const forsta: readonly Demokonto[] = [
  konto(['Disa', 'Demosson', '19840316984'], 'exempelstad', ['deltagaransvarig'], {
    deltagaransvarig: ['vagen', 'steget', 'sprakbron', 'unga', 'arena'],
  }),
  konto(['Ove', 'Övningsson', '19710922983'], 'fk', ['deltagaransvarig'], {
    deltagaransvarig: ['vagen', 'arena', 'takt'],
  }),
  konto(['Lina', 'Låtsberg', '19900104986'], 'region', ['deltagaransvarig'], {
    deltagaransvarig: ['stegvis', 'stod', 'riktning', 'klivet'],
  }),
  konto(['Ivar', 'Insatsson', '19680713985'], 'forbundProvdalen', ['insatsansvarig'], {
    insatsansvarig: ['provdalen'],
  }),
  konto(['Sixten', 'Samverkvist', '19661108987'], 'forbundProvdalen', ['samverkansadministrator'], {
    samverkansadministrator: ['provdalen'],
  }),
  konto(['Rut', 'Rapportsson', '19750530988'], 'af', ['susrapport']),
  konto(['Siv', 'Styrdahl', '19630227982'], 'fk', ['superadministrator']),
];

/** Every other combination that is allowed, and those who lack something. */
const fler: readonly Demokonto[] = [
  konto(['Ines', 'Ihopsson', '19811201980'], 'latsasholmen', ['insatsansvarig', 'deltagaransvarig'], {
    insatsansvarig: ['latsasholmen'],
    deltagaransvarig: ['stegvis', 'klivet'],
  }),
  konto(
    ['Sara', 'Samlin', '19780819990'],
    'forbundExempelkusten',
    ['samverkansadministrator', 'insatsansvarig'],
    { samverkansadministrator: ['exempelkusten'], insatsansvarig: ['exempelkusten'] },
  ),
  konto(['Signe', 'Styrelsson', '19690406992'], 'forbundLatsasholmen', ['samverkansadministrator'], {
    samverkansadministrator: ['latsasholmen'],
  }),
  konto(['Pelle', 'Provdahl', '19870625989'], 'af', ['deltagaransvarig'], {
    deltagaransvarig: ['unga', 'takt', 'steget'],
  }),
  konto(['Vera', 'Väntesson', '19930910994'], 'provdalen', ['deltagaransvarig'], { tidigare: ['unga'] }),
  konto(['Nils', 'Nollqvist', '19950218991'], 'exempelstad', []),
  konto(['Stig', 'Styrström', '19720403993'], 'fk', ['superadministrator', 'insatsansvarig'], {
    insatsansvarig: ['provdalen'],
  }),
  konto(['Svea', 'Styrberg', '19740111996'], 'fk', ['superadministrator', 'samverkansadministrator'], {
    samverkansadministrator: ['latsasholmen'],
  }),
  konto(['Sten', 'Styrman', '19790507995'], 'fk', ['superadministrator', 'deltagaransvarig'], {
    deltagaransvarig: ['stod'],
  }),
  konto(
    ['Siri', 'Styrlund', '19860829998'],
    'fk',
    ['superadministrator', 'samverkansadministrator', 'insatsansvarig'],
    { samverkansadministrator: ['exempelkusten'], insatsansvarig: ['exempelkusten'] },
  ),
  konto(
    ['Sune', 'Styrqvist', '19671224997'],
    'fk',
    ['superadministrator', 'insatsansvarig', 'deltagaransvarig'],
    { insatsansvarig: ['latsasholmen'], deltagaransvarig: ['riktning'] },
  ),
];

/** A behörig beställare at each employer that orders for itself. */
export const bestallarna: readonly Demokonto[] = [
  konto(['Berit', 'Beställdahl', '19700214981'], 'exempelstad', ['bestallare']),
  konto(['Bengt', 'Beställberg', '19730918982'], 'provdalen', ['bestallare']),
  konto(['Britta', 'Beställvik', '19760530983'], 'latsasholmen', ['bestallare']),
  konto(['Bodil', 'Beställlund', '19680121984'], 'region', ['bestallare']),
  konto(['Bror', 'Beställqvist', '19650707985'], 'forbundExempelkusten', ['bestallare']),
  konto(['Birgit', 'Beställgren', '19711103986'], 'forbundProvdalen', ['bestallare']),
  konto(['Börje', 'Beställmark', '19790812987'], 'forbundLatsasholmen', ['bestallare']),
];

/** Two who take out registerutdrag, of whom one orders and the other approves; and two who review the trail, each also the other. */
const utsedda: readonly Demokonto[] = [
  konto(['Hanna', 'Handdahl', '19820317982'], 'fk', ['registerhandlaggare']),
  konto(['Hugo', 'Handberg', '19750922982'], 'fk', ['registerhandlaggare']),
  konto(['Gerd', 'Gransson', '19700115986'], 'exempelstad', ['loggranskare']),
  konto(['Gösta', 'Granvik', '19840612983'], 'provdalen', ['loggranskare']),
];

export const konton: readonly Demokonto[] = [...forsta, ...fler, ...bestallarna, ...utsedda];

/** Stig, who has registered the beställare and appointed the handläggare: so Siv may approve what they order. */
export const registrator = (): Demokonto => {
  const stig = fler.find(({ roller }) => roller.includes('superadministrator'));
  if (stig === undefined) throw new Error('the demo has no second superadministratör');
  return stig;
};

/** A number of Skatteverket's test series for one who is ordered but has no account yet. */
export const nyttTestnummer = testnummer;

/** How many of the accounts are worth a line when the demo starts. */
export const antalForsta = forsta.length;
