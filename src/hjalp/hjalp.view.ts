import type { Knapp } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';

export const hjalpPath = '/hjalp';
export const hjalpsidaPath = '/hjalp/:sida';
export const personuppgifterPath = '/personuppgifter';

interface Hjalpsida {
  readonly sida: string;
  readonly titel: string;
  /** What the page answers, in the list of pages. */
  readonly om: string;
}

interface Hjalplista extends Page {
  readonly grupper: readonly { readonly rubrik: string; readonly sidor: readonly Sidlank[] }[];
}
type Sidlank = Pick<Hjalpsida, 'titel' | 'om'> & { readonly href: string };

interface Hjalpmodell extends Page {
  readonly tillbaka: Knapp;
}

const deltagare: readonly Hjalpsida[] = [
  { sida: 'registrera-in', titel: 'Registrera in en deltagare', om: 'När någon börjar i insatsen' },
  { sida: 'registrera-ut', titel: 'Registrera ut en deltagare', om: 'När någon slutar' },
  { sida: 'ratta', titel: 'Rätta en registrering', om: 'När ett svar blev fel eller saknas' },
  { sida: 'felregistrera', titel: 'Felregistrering', om: 'När deltagandet aldrig skulle ha funnits' },
  {
    sida: 'anonyma',
    titel: 'Registrera anonyma deltagare',
    om: 'När samtycke saknas eller uppgifterna är skyddade',
  },
  { sida: 'samtycke', titel: 'Samtycke', om: 'Blankett 9443, och när någon tar tillbaka sitt samtycke' },
  { sida: 'visa-deltagare', titel: 'Visa deltagare', om: 'Listan över insatsens deltaganden' },
  { sida: 'genomgang', titel: 'Genomgång och täckning', om: 'Gå igenom insatserna en gång i månaden' },
  { sida: 'historik', titel: 'Historik enskild deltagare', om: 'Allt som är registrerat om en person' },
  {
    sida: 'registerutdrag',
    titel: 'Registerutdrag, begränsning och rättelse',
    om: 'När någon vill veta vad SUS har om dem, eller att det bara lagras',
  },
];

const arbete: readonly Hjalpsida[] = [
  {
    sida: 'registrera-samverkansorganisation',
    titel: 'Registrera samverkansorganisation',
    om: 'När en ny samverkansorganisation ska läggas upp',
  },
  {
    sida: 'hantera-samverkansorganisation',
    titel: 'Hantera samverkansorganisation',
    om: 'Kontaktuppgifter, kommuner och ingående organisationer',
  },
  { sida: 'uppdrag', titel: 'Ge och ta uppdrag', om: 'När någon ska börja eller sluta arbeta i SUS' },
  { sida: 'insats', titel: 'Registrera och hantera insats', om: 'Ny insats, kategorisering och slutdatum' },
  { sida: 'budget', titel: 'Budget', om: 'Finansiering, kostnader och utfall per år' },
  { sida: 'volym', titel: 'Registrera antal deltagare', om: 'I volyminsatser' },
  { sida: 'soka', titel: 'Söka och läsa', om: 'Insatser, samverkansorganisationer och användare' },
  { sida: 'rapporter', titel: 'Rapporter', om: 'Skapa, spara, läsa och ta ut rapporter' },
  { sida: 'styrdata', titel: 'Styrdata', om: 'Listorna bakom formulären' },
  { sida: 'gallring', titel: 'Gallring', om: 'Hur länge uppgifter sparas, och hur de tas bort' },
];

const konto: readonly Hjalpsida[] = [
  { sida: 'start', titel: 'Start', om: 'Vad som står på startsidan för din roll' },
  { sida: 'logga-in', titel: 'Logga in', om: 'Lösenord, engångskod, första gången och när det inte går' },
  {
    sida: 'bestallning',
    titel: 'Beställa behörighet',
    om: 'När en medarbetare ska få, byta eller lämna en roll',
  },
  {
    sida: 'overenskommelse',
    titel: 'Överenskommelser och beställare',
    om: 'När en arbetsgivare ska kunna beställa behörighet',
  },
  {
    sida: 'loggranskning',
    titel: 'Loggranskning',
    om: 'Hur läsning av personuppgifter granskas, och vem som får granska',
  },
  { sida: 'utskick', titel: 'Utskick', om: 'När ett sms eller ett brev från SUS inte har kommit fram' },
  { sida: 'behorighet', titel: 'Behörighet och uppdrag', om: 'Vem som får göra vad, och vem du frågar' },
];

const sidor: ReadonlyMap<string, Hjalpsida> = new Map(
  [...deltagare, ...arbete, ...konto].map((hjalp) => [hjalp.sida, hjalp]),
);

const lankar = (grupp: readonly Hjalpsida[]): Sidlank[] =>
  grupp.map(({ sida, titel, om }) => ({ titel, om, href: url(hjalpsidaPath, { sida }) }));

export const visaHjalp = page<Hjalplista>('hjalp/hjalp');

/** The list of help pages. */
export const hjalpModel: Hjalplista = {
  titel: 'Hjälp',
  rubrik: 'Hjälp',
  smulor: [{ text: 'Start', href: '/' }, { text: 'Hjälp' }],
  grupper: [
    { rubrik: 'Deltagare', sidor: lankar(deltagare) },
    { rubrik: 'Organisationer och insatser', sidor: lankar(arbete) },
    { rubrik: 'Ditt konto', sidor: lankar(konto) },
  ],
};

const modell = ({ titel }: Hjalpsida): Hjalpmodell => ({
  titel: `${titel}, hjälp`,
  rubrik: titel,
  smulor: [{ text: 'Start', href: '/' }, { text: 'Hjälp', href: hjalpPath }, { text: titel }],
  tillbaka: { text: 'Alla hjälpsidor', href: hjalpPath, slag: 'sekundar' },
});

type Visa = ReturnType<typeof page<Hjalpmodell>>;

/** The names of all help pages. */
export const hjalpsidor = (): readonly string[] => [...sidor.keys()];

/** A function that shows the help page, or null when there is no such page. */
export const hjalpsida = (sida: string): ((res: Parameters<Visa>[0]) => void) | null => {
  const hjalp = sidor.get(sida);
  if (hjalp === undefined) return null;
  const visa = page<Hjalpmodell>(`hjalp/${hjalp.sida}`);
  return (res) => {
    visa(res, modell(hjalp));
  };
};

export const visaPersonuppgifter = page('hjalp/personuppgifter');
export const personuppgifterModel: Page = {
  titel: 'Så hanteras personuppgifter',
  rubrik: 'Så hanteras personuppgifter',
  smulor: [{ text: 'Start', href: '/' }, { text: 'Så hanteras personuppgifter' }],
};
